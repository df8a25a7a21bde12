package dev.temper.core.definition;

import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Method.Schedule;
import dev.temper.core.definition.Method.Suggester;

/** Methods that have a name, so that a definition need not put one together. */
public enum NamedMethod {
    /** The default: rungs combined with a multitask Gaussian process. */
    TEMPER(Suggester.QUASI_RANDOM, Schedule.ASYNC_HYPERBAND, Model.TEMPER),
    /** Full trainings of configurations drawn at random. */
    RANDOM(Suggester.RANDOM, Schedule.FULL, Model.NONE),
    /** Full trainings of the points of a grid. */
    GRID(Suggester.GRID, Schedule.FULL, Model.NONE),
    /** Full trainings of a quasi-random sequence. */
    QUASI_RANDOM(Suggester.QUASI_RANDOM, Schedule.FULL, Model.NONE),
    /** Synchronous successive halving: Hyperband's first bracket, again and again. */
    SUCCESSIVE_HALVING(Suggester.QUASI_RANDOM, Schedule.HYPERBAND, Model.NONE),
    /** Synchronous Hyperband with all of its brackets. */
    HYPERBAND(Suggester.QUASI_RANDOM, Schedule.HYPERBAND, Model.NONE),
    /** Asynchronous successive halving by promotion. */
    ASHA(Suggester.QUASI_RANDOM, Schedule.ASYNC_HYPERBAND, Model.NONE),
    /** Asynchronous successive halving by stopping. */
    ASHA_STOPPING(Suggester.QUASI_RANDOM, Schedule.ASYNC_HYPERBAND_STOPPING, Model.NONE),
    /** Median stopping. */
    MEDIAN_STOPPING(Suggester.QUASI_RANDOM, Schedule.MEDIAN_STOPPING, Model.NONE),
    /** A Gaussian process with expected improvement on full trainings. */
    GP_EI(Suggester.QUASI_RANDOM, Schedule.FULL, Model.GP_EI),
    /** Entropy search on full trainings. */
    ENTROPY_SEARCH(Suggester.QUASI_RANDOM, Schedule.FULL, Model.ENTROPY_SEARCH),
    /** Multi-task Bayesian optimisation. */
    MTBO(Suggester.QUASI_RANDOM, Schedule.FULL, Model.MTBO),
    /** FABOLAS. */
    FABOLAS(Suggester.QUASI_RANDOM, Schedule.FULL, Model.FABOLAS),
    /** misokg. */
    MISOKG(Suggester.QUASI_RANDOM, Schedule.FULL, Model.MISOKG),
    /** SigOpt's multitask method. */
    SIGOPT(Suggester.QUASI_RANDOM, Schedule.FULL, Model.SIGOPT);

    private final Suggester suggester;
    private final Schedule schedule;
    private final Model model;

    NamedMethod(Suggester suggester, Schedule schedule, Model model) {
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
