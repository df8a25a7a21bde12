package dev.temper.sinks;

import dev.temper.core.decision.Reason;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Reported;
import dev.temper.core.trial.TrialStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in an experiment. It follows from the journal alone, so whoever reads the journal again is told
 * the same.
 *
 * @param experiment its id
 * @param sequence position in the experiment's journal, counted over distinct events from 1, of the event that it follows from
 * @param time the broker's time of that event, milliseconds since 1970-01-01 UTC
 */
public record Happening(String experiment, long sequence, long time, Fact fact) {

    /** What happened. One event may lead to several facts, but to no two of one kind about one trial. */
    public sealed interface Fact {}

    /** The experiment was created. */
    public record Created(ExperimentDefinition definition) implements Fact {}

    /**
     * The experiment is as it was not before: paused, resumed, set aside, archived while it trains, or running again after an
     * extension. Its end is {@link Finished}.
     */
    public record Changed(ExperimentStatus status) implements Fact {}

    /**
     * Nothing is trained any more; an extension may change that.
     *
     * @param status complete or archived
     * @param bestTrial null when no trial was trained in full
     * @param bestValue of the first objective
     */
    public record Finished(
            ExperimentStatus status,
            Reason reason,
            @Nullable Integer bestTrial,
            @Nullable Double bestValue) implements Fact {
        /** Whether it ended without any result since no trial had one. */
        public boolean isFailure() {
            return reason == Reason.NOTHING_REPORTED;
        }
    }

    /**
     * The best of the trials trained in full is another, or has another value.
     *
     * @param value of the first objective, {@code metric}
     */
    public record Improved(int trial, String metric, double value, Configuration configuration) implements Fact {}

    /**
     * A trial trains: for the first time, or again after a rest.
     *
     * @param agent who trains it
     */
    public record TrialStarted(int trial, Configuration configuration, String agent, long lease) implements Fact {}

    /**
     * A trial reported at the end of an epoch (from 1), and the report counted. Values may be NaN or infinite. After a run that
     * was lost, an epoch may come again.
     */
    public record ValuesReported(int trial, int epoch, List<Reported> values) implements Fact {
        /** Copies the list. */
        public ValuesReported {
            values = List.copyOf(values);
        }
    }

    /** A trial trains no more, but may go on: {@link TrialStatus#PAUSED} or {@link TrialStatus#WAITING}. */
    public record TrialRested(int trial, TrialStatus status) implements Fact {}

    /**
     * A trial is over: {@link TrialStatus#COMPLETED}, {@link TrialStatus#STOPPED} or {@link TrialStatus#FAILED}; or its
     * experiment has finished while it rested. An extension may start it again.
     */
    public record TrialFinished(int trial, TrialStatus status) implements Fact {}
}
