package dev.temper.stream.engine;

import dev.temper.core.experiment.ExperimentState;
import org.jspecify.annotations.Nullable;

/** An experiment held in memory: its state, and the state that its views show. Used by one stream thread. */
final class LiveExperiment {
    private final String id;
    private ExperimentState state;
    private @Nullable ExperimentState viewed;

    /** @param viewed the state as it was last published; null when that is not known */
    LiveExperiment(String id, ExperimentState state, @Nullable ExperimentState viewed) {
        this.id = id;
        this.state = state;
        this.viewed = viewed;
    }

    String id() {
        return id;
    }

    ExperimentState state() {
        return state;
    }

    @Nullable
    ExperimentState viewed() {
        return viewed;
    }

    void advance(ExperimentState next) {
        state = next;
    }

    void published() {
        viewed = state;
    }
}
