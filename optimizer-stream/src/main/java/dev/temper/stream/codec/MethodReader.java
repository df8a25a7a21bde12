package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.experiment.Ladder;
import dev.temper.core.experiment.Method;
import dev.temper.core.experiment.Method.Model;
import dev.temper.core.experiment.Method.Schedule;
import dev.temper.core.experiment.Method.Suggester;
import dev.temper.core.experiment.NamedMethod;

/** A method by its name, or put together from its parts. */
final class MethodReader {
    private static final String FIELD = "method";

    private MethodReader() {}

    static Method read(Fields top, Ladder ladder) {
        JsonNode node = top.get(FIELD);
        if (node == null || node.isTextual()) {
            return top.choice(FIELD, NamedMethod.class, NamedMethod.TEMPER).on(ladder);
        }
        return parts(top.object(FIELD, true), ladder);
    }

    private static Method parts(Fields fields, Ladder ladder) {
        Suggester suggester = fields.choice("suggester", Suggester.class, Suggester.QUASI_RANDOM);
        Schedule schedule = fields.choice("schedule", Schedule.class, Schedule.ASYNC_HYPERBAND);
        // Synchronous Hyperband with one bracket would be successive halving: by default it has all that it is named
        // for.
        int brackets = schedule == Schedule.HYPERBAND ? ladder.tasks().size() : 1;
        Method method = new Method(
                suggester,
                schedule,
                fields.count("brackets", brackets),
                fields.count("grace", 1),
                // What was written before there were models has none.
                fields.choice("model", Model.class, Model.NONE));
        fields.finish();
        return method;
    }
}
