package dev.temper.core.suggest;

import dev.temper.core.experiment.ExperimentDefinition;
import dev.temper.core.space.UnitCube;

/** The suggester that a definition asks for. */
public final class Suggesters {
    private Suggesters() {}

    /** The suggester of a definition that passed its check. */
    public static Suggester of(ExperimentDefinition definition) {
        UnitCube space = new UnitCube(definition.parameters());
        long seed = definition.seed();
        return switch (definition.method().suggester()) {
            case RANDOM -> new FiniteSuggester(new RandomSuggester(space, seed), space, seed);
            case QUASI_RANDOM -> new FiniteSuggester(new SobolSuggester(space, seed), space, seed);
            case GRID -> new GridSuggester(space, seed);
        };
    }
}
