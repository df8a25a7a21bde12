package dev.temper.core.propose;

import dev.temper.core.baseline.BaselineProposer;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.Proposer;
import org.jspecify.annotations.Nullable;

/** Makes the proposer of an experiment's method. */
public final class Proposers {
    private Proposers() {}

    /** A new one; null for a method whose model has none, which is then what its rungs and its suggester make of it. */
    public static @Nullable Proposer of(ExperimentDefinition definition) {
        return switch (definition.method().model()) {
            case TEMPER -> new TemperProposer(definition);
            case NONE -> null;
            case GP_EI, ENTROPY_SEARCH, MTBO, FABOLAS, MISOKG, SIGOPT -> new BaselineProposer(definition);
        };
    }
}
