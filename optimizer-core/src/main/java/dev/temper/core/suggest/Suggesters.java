package dev.temper.core.suggest;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Method;
import dev.temper.core.space.Feasibility;
import dev.temper.core.space.Rules;
import dev.temper.core.space.Space;
import dev.temper.core.space.UnitCube;

/** The suggester that a definition asks for. */
public final class Suggesters {
    /** Most parameters that the quasi-random suggester takes. */
    public static final int SOBOL_DIMENSIONS = SobolSequence.DIMENSIONS;

    /** Most points that the grid suggester takes on one axis. */
    public static final int GRID_POINTS = 10_000;

    /** More configurations than an experiment may have trials: a larger space does not end. */
    private static final long EXHAUSTIBLE = 1_000_000;

    /** Most points of a grid that are looked at one by one for those that keep the rules. */
    static final long LISTABLE = 20_000;

    private Suggesters() {}

    /** Evenly spread configurations of a space that passed its check; where there are candidates, these in some order. */
    public static Suggester quasiRandom(Space space, long seed) {
        return of(space, Method.SuggesterKind.QUASI_RANDOM, seed);
    }

    /** The suggester of a definition that passed its check. */
    public static Suggester of(ExperimentDefinition definition) {
        return of(definition.space(), definition.method().suggester(), definition.seed());
    }

    private static Suggester of(Space space, Method.SuggesterKind kind, long seed) {
        if (!space.candidates().isEmpty()) {
            return new CandidateSuggester(space.candidates(), kind, seed);
        }
        UnitCube cube = new UnitCube(space);
        return new Rules(space).isEmpty() ? free(cube, kind, seed) : ruled(space, cube, kind, seed);
    }

    private static Suggester free(UnitCube cube, Method.SuggesterKind kind, long seed) {
        return switch (kind) {
            case RANDOM -> finite(new RandomSuggester(cube, seed), cube, seed);
            case QUASI_RANDOM -> finite(new SobolSuggester(cube, seed), cube, seed);
            case GRID -> GridSuggester.ofGrid(cube, seed);
        };
    }

    private static Suggester finite(Suggester draws, UnitCube cube, long seed) {
        long size = cube.size();
        return size <= EXHAUSTIBLE ? new FiniteSuggester(draws, size, GridSuggester.ofAll(cube, seed)) : draws;
    }

    private static Suggester ruled(Space space, UnitCube cube, Method.SuggesterKind kind, long seed) {
        Feasibility feasibility = new Feasibility(space);
        return switch (kind) {
            case RANDOM -> ruled(new RandomSuggester(cube, seed), cube, feasibility, seed);
            case QUASI_RANDOM -> ruled(new SobolSuggester(cube, seed), cube, feasibility, seed);
            case GRID -> {
                GridSuggester grid = GridSuggester.ofGrid(cube, seed);
                yield grid.size() <= LISTABLE
                        ? new ListedSuggester(grid, grid.size(), feasibility)
                        : AllowedSuggester.passedOver(grid, feasibility);
            }
        };
    }

    private static Suggester ruled(Suggester draws, UnitCube cube, Feasibility feasibility, long seed) {
        Suggester allowed = AllowedSuggester.drawnAgain(draws, feasibility, seed);
        if (cube.size() > LISTABLE) {
            return allowed;
        }
        GridSuggester all = GridSuggester.ofAll(cube, seed);
        return new FiniteSuggester(allowed, cube.size(), new ListedSuggester(all, cube.size(), feasibility));
    }
}
