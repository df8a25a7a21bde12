package dev.temper.tuning.report;

/** Methods that others are measured by. */
final class Baselines {
    /** The product's own. */
    static final String OWN = "temper";

    /** Bayesian optimisation with full trainings. */
    static final String FULL_MODEL = "gp-ei";

    /** Rungs without a model. */
    static final String RUNGS = "asha";

    /** Random search. */
    static final String RANDOM = "random";

    /** What SigOpt called multitask. */
    static final String SIGOPT = "sigopt";

    private Baselines() {}
}
