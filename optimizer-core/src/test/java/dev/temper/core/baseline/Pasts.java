package dev.temper.core.baseline;

import dev.temper.core.history.Past;
import dev.temper.core.history.RungValues;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Progress;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.Arrays;
import java.util.List;

/** Trials as a test wants them. */
final class Pasts {
    private Pasts() {}

    /**
     * A trial.
     *
     * @param losses by rung: NaN where there is none, infinite where it diverged
     * @param seconds by rung: from scratch to there; NaN where not measured
     * @param target rung that it trains towards; -1 at rest
     * @param open whether it rests and can be trained further
     */
    static Past of(
            int number, Configuration configuration, double[] losses, double[] seconds, int target, boolean open) {
        TrialStatus status = target >= 0 ? TrialStatus.RUNNING : open ? TrialStatus.PAUSED : TrialStatus.COMPLETED;
        Trial trial = new Trial(
                number,
                configuration,
                false,
                0,
                Stream.FINISHER,
                target,
                status,
                Progress.NONE,
                0,
                0,
                0,
                false,
                "",
                null,
                null);
        return new Past(trial, List.of(), new RungValues(list(losses), list(seconds)));
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
