package dev.temper.tuning.play;

import dev.temper.core.experiment.Ladder;
import dev.temper.core.experiment.Method;
import dev.temper.core.experiment.Method.Schedule;
import dev.temper.core.experiment.Method.Suggester;
import dev.temper.tuning.TuningException;
import java.util.List;

/** Methods by name. */
final class Methods {
    static final List<String> NAMES = List.of(
            "random",
            "grid",
            "quasi-random",
            "asha",
            "asha-stopping",
            "async-hyperband",
            "hyperband",
            "median-stopping");

    private Methods() {}

    static void check(String name) {
        of(name, Ladder.ofEpochs(1, 1, 2));
    }

    static Method of(String name, Ladder ladder) {
        int rungs = ladder.tasks().size();
        return switch (name) {
            case "random" -> new Method(Suggester.RANDOM, Schedule.FULL, 1, 1);
            case "grid" -> new Method(Suggester.GRID, Schedule.FULL, 1, 1);
            case "quasi-random" -> new Method(Suggester.QUASI_RANDOM, Schedule.FULL, 1, 1);
            case "asha" -> new Method(Suggester.RANDOM, Schedule.ASYNC_HYPERBAND, 1, 1);
            case "asha-stopping" -> new Method(Suggester.RANDOM, Schedule.ASYNC_HYPERBAND_STOPPING, 1, 1);
            case "async-hyperband" -> new Method(Suggester.RANDOM, Schedule.ASYNC_HYPERBAND, rungs, 1);
            case "hyperband" -> new Method(Suggester.RANDOM, Schedule.HYPERBAND, rungs, 1);
            case "median-stopping" -> new Method(Suggester.RANDOM, Schedule.MEDIAN_STOPPING, 1, 1);
            default ->
                throw new TuningException(
                        "there is no method \"" + name + "\": give one or more of " + String.join(", ", NAMES));
        };
    }
}
