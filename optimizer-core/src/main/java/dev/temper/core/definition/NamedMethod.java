package dev.temper.core.definition;

import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Method.SuggesterKind;

/** Methods that have a name, so that a definition need not put one together. */
public enum NamedMethod {
    /** The default: rungs combined with a multitask Gaussian process. */
    TEMPER(SuggesterKind.QUASI_RANDOM, ScheduleKind.ASYNC_HYPERBAND, Model.TEMPER),
    /** Full trainings of configurations drawn at random. */
    RANDOM(SuggesterKind.RANDOM, ScheduleKind.FULL, Model.NONE),
    /** Full trainings of the points of a grid. */
    GRID(SuggesterKind.GRID, ScheduleKind.FULL, Model.NONE),
    /** Full trainings of a quasi-random sequence. */
    QUASI_RANDOM(SuggesterKind.QUASI_RANDOM, ScheduleKind.FULL, Model.NONE),
    /** Synchronous successive halving: Hyperband's first bracket, again and again. */
    SUCCESSIVE_HALVING(SuggesterKind.QUASI_RANDOM, ScheduleKind.HYPERBAND, Model.NONE),
    /** Synchronous Hyperband with all of its brackets. */
    HYPERBAND(SuggesterKind.QUASI_RANDOM, ScheduleKind.HYPERBAND, Model.NONE),
    /** Asynchronous successive halving by promotion. */
    ASHA(SuggesterKind.QUASI_RANDOM, ScheduleKind.ASYNC_HYPERBAND, Model.NONE),
    /** Asynchronous successive halving by stopping. */
    ASHA_STOPPING(SuggesterKind.QUASI_RANDOM, ScheduleKind.ASYNC_HYPERBAND_STOPPING, Model.NONE),
    /** Median stopping. */
    MEDIAN_STOPPING(SuggesterKind.QUASI_RANDOM, ScheduleKind.MEDIAN_STOPPING, Model.NONE),
    /** A Gaussian process with expected improvement on full trainings. */
    GP_EI(SuggesterKind.QUASI_RANDOM, ScheduleKind.FULL, Model.GP_EI),
    /** Entropy search on full trainings. */
    ENTROPY_SEARCH(SuggesterKind.QUASI_RANDOM, ScheduleKind.FULL, Model.ENTROPY_SEARCH),
    /** Multi-task Bayesian optimisation. */
    MTBO(SuggesterKind.QUASI_RANDOM, ScheduleKind.FULL, Model.MTBO),
    /** FABOLAS. */
    FABOLAS(SuggesterKind.QUASI_RANDOM, ScheduleKind.FULL, Model.FABOLAS),
    /** misokg. */
    MISOKG(SuggesterKind.QUASI_RANDOM, ScheduleKind.FULL, Model.MISOKG),
    /** SigOpt's multitask method. */
    SIGOPT(SuggesterKind.QUASI_RANDOM, ScheduleKind.FULL, Model.SIGOPT);

    private final SuggesterKind suggester;
    private final ScheduleKind schedule;
    private final Model model;

    NamedMethod(SuggesterKind suggester, ScheduleKind schedule, Model model) {
        this.suggester = suggester;
        this.schedule = schedule;
        this.model = model;
    }

    /** The method on a ladder. */
    public Method on(Ladder ladder) {
        return new Method(
                suggester, schedule, this == HYPERBAND ? ladder.tasks().size() : 1, 1, model);
    }
}
