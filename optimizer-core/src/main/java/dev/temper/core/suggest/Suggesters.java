package dev.temper.core.suggest;

import dev.temper.core.experiment.ExperimentDefinition;
import dev.temper.core.experiment.Method;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Space;
import dev.temper.core.space.UnitCube;
import java.util.List;

/** The suggester that a definition asks for. */
public final class Suggesters {
    /** Most parameters that the quasi-random suggester takes. */
    public static final int SOBOL_DIMENSIONS = SobolSequence.DIMENSIONS;

    /** Most points that the grid suggester takes on one axis. */
    public static final int GRID_POINTS = 10_000;

    private Suggesters() {}

    /** Evenly spread configurations of a space that passed its check; where there are candidates, these in some order. */
    public static Suggester quasiRandom(Space space, long seed) {
        if (!space.candidates().isEmpty()) {
            return new CandidateSuggester(space.candidates(), Method.Suggester.QUASI_RANDOM, seed);
        }
        UnitCube cube = new UnitCube(space.parameters());
        return new FiniteSuggester(new SobolSuggester(cube, seed), cube, seed);
    }

    /** The suggester of a definition that passed its check. */
    public static Suggester of(ExperimentDefinition definition) {
        long seed = definition.seed();
        List<Configuration> candidates = definition.space().candidates();
        if (!candidates.isEmpty()) {
            return new CandidateSuggester(candidates, definition.method().suggester(), seed);
        }
        UnitCube space = new UnitCube(definition.parameters());
        return switch (definition.method().suggester()) {
            case RANDOM -> new FiniteSuggester(new RandomSuggester(space, seed), space, seed);
            case QUASI_RANDOM -> quasiRandom(definition.space(), seed);
            case GRID -> new GridSuggester(space, seed);
        };
    }
}
