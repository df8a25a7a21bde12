package dev.temper.agent.source;

import dev.temper.agent.metrics.EpochMetrics;
import java.io.IOException;
import java.util.Map;

/** One run's source of metrics. Each method but {@link #environment} is called once, in the order in which they stand. */
public interface MetricSource {
    /** Hears what a source finds. Called by the source's own threads, one at a time for each source. */
    interface Sink {
        /** An epoch was measured. May block, which slows the source down. */
        void measured(EpochMetrics measurement);

        /** Something that the user should change, said with the place where. The same text is told once a run. */
        void hint(String text);

        /** Something for the trial's log. */
        void remark(String text);

        /** The training script says that it failed. */
        void failed(String detail);
    }

    /** Variables by which the process finds the source. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /**
     * Begins, before the process starts: what is there already is no part of the run.
     *
     * @throws IOException when the run cannot have this source
     */
    void start(Sink sink) throws IOException;

    /** Reads what is still there after the process has ended; returns when the sink has all of it. */
    void drain();

    /** Gives up what the source holds; the sink hears nothing more. Also called when the process could not start. */
    void close();
}
