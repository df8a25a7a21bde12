package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.experiment.Ladder;
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
        return epochs ? epochs(tasks) : named(tasks, problems);
    }

    private static Ladder epochs(Fields tasks) {
        Fields epochs = tasks.object("epochs", false);
        boolean bounded = epochs.has("max");
        int min = epochs.count("min", 1);
        int max = epochs.count("max", min);
        int eta = epochs.count("eta", ETA);
        if (!bounded) {
            epochs.missing("max");
        }
        epochs.finish();
        tasks.finish();
        boolean started = atLeast(epochs, "min", min, 1);
        boolean rising = atLeast(epochs, "eta", eta, 2);
        if (max < min) {
            epochs.problem("max", "must be at least min, which is " + min + ", is " + max);
        }
        return started && rising && max >= min ? Ladder.ofEpochs(min, max, eta) : PLACEHOLDER;
    }

    private static boolean atLeast(Fields fields, String name, int value, int least) {
        if (value < least) {
            fields.problem(name, "must be at least " + least + ", is " + value);
        }
        return value >= least;
    }

    private static Ladder named(Fields tasks, List<Problem> problems) {
        int eta = tasks.count("eta", ETA);
        atLeast(tasks, "eta", eta, 2);
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
