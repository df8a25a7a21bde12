package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.experiment.Ladder;
import dev.temper.core.experiment.LadderCheck;
import dev.temper.core.experiment.Problem;
import dev.temper.core.experiment.Task;
import java.util.ArrayList;
import java.util.List;

/** The {@code tasks} of a definition: counted in epochs, or named with their costs. */
final class LadderReader {
    private static final int ETA = 3;
    /** What a field that is wrong reads as, so that the other fields can be checked all the same. */
    private static final Ladder PLACEHOLDER = Ladder.ofEpochs(1, 1, ETA);

    private LadderReader() {}

    static Ladder read(Fields tasks, List<Problem> problems) {
        boolean epochs = tasks.has("epochs");
        boolean named = tasks.has("named");
        if (epochs == named) {
            tasks.problem(
                    "",
                    epochs
                            ? "has both epochs and named; keep one"
                            : "needs epochs: {min: 1, max: 27, eta: 3} or named: [{name: full, cost: 1.0}]");
            return PLACEHOLDER;
        }
        return epochs ? epochs(tasks, problems) : named(tasks, problems);
    }

    private static Ladder epochs(Fields tasks, List<Problem> problems) {
        Fields epochs = tasks.object("epochs", false);
        int before = problems.size();
        long min = epochs.whole("min", 1);
        long max = epochs.whole("max");
        long eta = epochs.whole("eta", ETA);
        epochs.finish();
        tasks.finish();
        if (problems.size() == before) {
            problems.addAll(LadderCheck.checkEpochs(min, max, eta));
        }
        return problems.size() == before ? Ladder.ofEpochs((int) min, (int) max, (int) eta) : PLACEHOLDER;
    }

    private static Ladder named(Fields tasks, List<Problem> problems) {
        int eta = tasks.count("eta", ETA);
        List<JsonNode> items = tasks.list("named");
        List<Task> ladder = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Fields task = new Fields(items.get(i), tasks.at("named[" + i + "]"), problems);
            ladder.add(new Task(task.text("name"), 0, Costs.toMicros(task, "cost")));
            task.finish();
        }
        tasks.finish();
        if (items.isEmpty()) {
            tasks.problem("named", "needs at least one task, the last with cost 1.0");
        }
        return ladder.isEmpty() ? PLACEHOLDER : new Ladder(ladder, eta);
    }
}
