package dev.temper.core.suggest;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.UnitCube;
import org.jspecify.annotations.Nullable;

/**
 * Lets a sequence of draws end in a finite space: after as many draws as there are configurations comes each
 * configuration once, and then the end. So every configuration is met, and whoever skips repeated ones is not kept
 * drawing for ever. A space larger than {@link #EXHAUSTIBLE} cannot be used up by a budget, and does not end.
 */
final class FiniteSuggester implements Suggester {
    /** More configurations than an experiment may have trials. */
    static final long EXHAUSTIBLE = 1_000_000;

    private final Suggester draws;
    private final long size;
    private final @Nullable GridSuggester all;

    FiniteSuggester(Suggester draws, UnitCube space, long seed) {
        this.draws = draws;
        this.size = space.size();
        this.all = size <= EXHAUSTIBLE ? new GridSuggester(space, seed) : null;
    }

    @Override
    public @Nullable Configuration at(long index) {
        return all == null || index < size ? draws.at(index) : all.at(index - size);
    }
}
