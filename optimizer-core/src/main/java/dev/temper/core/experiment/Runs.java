package dev.temper.core.experiment;

import dev.temper.core.definition.EpochLadder;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.Event.MetricReported;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.Trial;

/** What a run is, of which the two kinds of ladder have different ideas: how it counts, is paid, goes on and ends. */
interface Runs {
    /** A report that is in order. */
    void reported(Draft draft, Trial trial, Lease lease, MetricReported report, Measurement seen);

    /** Its trial is among the best of the rung that it came to. */
    void goOn(Draft draft, Trial trial);

    /** It ended by itself, having reported; its lease is settled. */
    void completed(Draft draft, Trial trial, Lease lease, Measurement last);

    /** Pays for its lease and gives the rest of the reservation back. */
    Trial settle(Draft draft, Trial trial, Lease lease);

    static Runs on(ExperimentDefinition definition) {
        return definition.ladder() instanceof EpochLadder epochs
                ? new EpochRuns(Counting.of(definition.version(), epochs))
                : new TaskRuns();
    }
}
