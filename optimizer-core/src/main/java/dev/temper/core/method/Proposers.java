package dev.temper.core.method;

import dev.temper.core.baseline.BaselineMethods;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.Proposer;
import dev.temper.core.propose.TemperProposer;
import org.jspecify.annotations.Nullable;

/** The proposer of each method that learns: the one place where a method is plugged in. */
public final class Proposers {
    private Proposers() {}

    /** A new one; null for a method whose model has none, which is then what its rungs and its suggester make of it. */
    public static @Nullable Proposer of(ExperimentDefinition definition) {
        return switch (definition.method().model()) {
            case NONE -> null;
            case TEMPER -> new TemperProposer(definition);
            case GP_EI -> BaselineMethods.gpEi(definition);
            case ENTROPY_SEARCH -> BaselineMethods.entropySearch(definition);
            case MTBO -> BaselineMethods.mtbo(definition);
            case FABOLAS -> BaselineMethods.fabolas(definition);
            case MISOKG -> BaselineMethods.misokg(definition);
            case SIGOPT -> BaselineMethods.sigOpt(definition);
        };
    }
}
