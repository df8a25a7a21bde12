package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Method.SuggesterKind;
import dev.temper.core.definition.NamedMethod;
import dev.temper.schemas.document.FieldReader;
import dev.temper.schemas.document.Findings;

/** A method by its name, or put together from its parts. */
final class MethodReader {
    private static final String FIELD = "method";

    private MethodReader() {}

    static Method read(FieldReader top, Ladder ladder, Findings findings) {
        JsonNode node = top.get(FIELD);
        if (node == null || !node.isObject()) {
            return top.choice(FIELD, NamedMethod.class, NamedMethod.TEMPER).on(ladder);
        }
        return parts(top.object(FIELD, ObjectKind.METHOD, true), ladder, findings);
    }

    private static Method parts(FieldReader fields, Ladder ladder, Findings findings) {
        SuggesterKind suggester = fields.choice("suggester", SuggesterKind.class, SuggesterKind.QUASI_RANDOM);
        ScheduleKind schedule = fields.choice("schedule", ScheduleKind.class, ScheduleKind.ASYNC_HYPERBAND);
        // Synchronous Hyperband with one bracket would be successive halving: by default it has all that it is named
        // for.
        int most = schedule == ScheduleKind.HYPERBAND ? ladder.tasks().size() : 1;
        int brackets = fields.count("brackets", most);
        int grace = fields.count("grace", 1);
        Model model = model(fields);
        fields.finish();
        boolean unread = findings.isUnread("method.schedule");
        return new Method(suggester, schedule, unread ? most : brackets, unread ? 1 : grace, model);
    }

    private static Model model(FieldReader fields) {
        JsonNode node = fields.get("model");
        // As journals have it that are older than its one spelling.
        boolean old = node != null && node.asText().equals("miso-kg");
        // What was written before there were models has none.
        return old ? Model.MISOKG : fields.choice("model", Model.class, Model.NONE);
    }
}
