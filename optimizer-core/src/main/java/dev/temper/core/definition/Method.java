package dev.temper.core.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How configurations are chosen and how trials are stopped. {@link NamedMethod} lists the usual ones.
 *
 * @param suggester where configurations come from
 * @param schedule which trials go on
 * @param brackets brackets of a Hyperband schedule, from 1 to the number of rungs; ignored by the others
 * @param grace median stopping only: epochs before a trial may be stopped
 * @param model what is learnt from the trials, and advises on others
 */
public record Method(SuggesterKind suggester, ScheduleKind schedule, int brackets, int grace, Model model) {
    /** A method without a model. */
    public Method(SuggesterKind suggester, ScheduleKind schedule, int brackets, int grace) {
        this(suggester, schedule, brackets, grace, Model.NONE);
    }

    /** Whether a model advises. */
    public boolean hasModel() {
        return model != Model.NONE;
    }

    /** Whether its model can do this. */
    public boolean has(Trait trait) {
        return model.has(trait);
    }

    /** Sources of configurations. */
    public enum SuggesterKind {
        RANDOM,
        QUASI_RANDOM,
        GRID
    }

    /** Rules for which trials go on. */
    public enum ScheduleKind {
        /** Every trial trains in full. */
        FULL,
        /** Asynchronous Hyperband; a trial pauses at its rung until it is among the best of it (ASHA, promotion). */
        ASYNC_HYPERBAND,
        /** Asynchronous Hyperband; a trial goes on unless it is not among the best at its rung (ASHA, stopping). */
        ASYNC_HYPERBAND_STOPPING,
        /** Synchronous Hyperband: a rung is decided when all of its trials are there. */
        HYPERBAND,
        /** Stop a trial whose best value is worse than the median of the others' running means at that epoch. */
        MEDIAN_STOPPING
    }

    /** What a model can do beside proposing what to train next. */
    public enum Trait {
        /** The budget is shared by streams, of which the rungs keep theirs; else the model alone says what is trained. */
        STREAMS,
        /** It learns from values that were observed elsewhere. */
        WARM_START,
        /** It seeks the Pareto set of several objectives. */
        SEVERAL_OBJECTIVES,
        /** Its hyperparameters say how tasks and parameters bear on the metric. */
        INSIGHT
    }

    /** What advises on what to train next; each has a {@link dev.temper.core.experiment.Proposer}. */
    public enum Model {
        /** Nothing: the suggester and the schedule decide alone. */
        NONE(null, Trait.SEVERAL_OBJECTIVES),
        /** The multitask Gaussian process over parameters and epochs, in three streams of the budget. */
        TEMPER(ScheduleKind.ASYNC_HYPERBAND, Trait.STREAMS, Trait.WARM_START, Trait.SEVERAL_OBJECTIVES, Trait.INSIGHT),
        /** A Gaussian process with expected improvement, on full trainings. */
        GP_EI(ScheduleKind.FULL),
        /** Entropy search on full trainings. */
        ENTROPY_SEARCH(ScheduleKind.FULL),
        /** Multi-task Bayesian optimisation (Swersky et al. 2013). */
        MTBO(ScheduleKind.FULL),
        /** FABOLAS (Klein et al. 2017). */
        FABOLAS(ScheduleKind.FULL),
        /** misokg (Poloczek et al. 2017). */
        MISOKG(ScheduleKind.FULL),
        /** The multitask method that SigOpt published in 2022. */
        SIGOPT(ScheduleKind.FULL);

        private final @Nullable ScheduleKind schedule;

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<Trait> traits;

        Model(@Nullable ScheduleKind schedule, Trait... traits) {
            this.schedule = schedule;
            this.traits = List.of(traits);
        }

        /** The schedule that it needs; null if it goes with any. */
        public @Nullable ScheduleKind schedule() {
            return schedule;
        }

        /** Whether it can do this. */
        public boolean has(Trait trait) {
            return traits.contains(trait);
        }
    }
}
