package dev.temper.core.baseline;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.Proposer;

/** The methods that Temper is compared with, each for a definition that passed its check. */
public final class BaselineMethods {
    private BaselineMethods() {}

    /** A Gaussian process with expected improvement, on full trainings. */
    public static Proposer gpEi(ExperimentDefinition definition) {
        return new BaselineProposer(definition, Recipes.gpEi(definition));
    }

    /** Entropy search on full trainings. */
    public static Proposer entropySearch(ExperimentDefinition definition) {
        return new BaselineProposer(definition, Recipes.entropySearch(definition));
    }

    /** Multi-task Bayesian optimisation (Swersky et al. 2013). */
    public static Proposer mtbo(ExperimentDefinition definition) {
        return new BaselineProposer(definition, Recipes.mtbo(definition));
    }

    /** FABOLAS (Klein et al. 2017). */
    public static Proposer fabolas(ExperimentDefinition definition) {
        return new BaselineProposer(definition, Recipes.fabolas(definition));
    }

    /** misokg (Poloczek et al. 2017). */
    public static Proposer misokg(ExperimentDefinition definition) {
        return new BaselineProposer(definition, Recipes.misokg(definition));
    }

    /** The multitask method that SigOpt published in 2022. */
    public static Proposer sigOpt(ExperimentDefinition definition) {
        return new BaselineProposer(definition, Recipes.sigOpt(definition));
    }
}
