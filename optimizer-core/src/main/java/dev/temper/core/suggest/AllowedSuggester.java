package dev.temper.core.suggest;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.Feasibility;
import org.jspecify.annotations.Nullable;

/**
 * Draws that keep a space's rules: where a draw breaks one, random draws take its place; where these do too, the same
 * known configuration, which whoever skips repeated ones passes over.
 */
final class AllowedSuggester implements Suggester {
    /** After so many indexes in a row that bring nothing new, nothing new is to be expected. */
    private static final long PATIENCE = 10_000;

    private final Suggester draws;
    private final Feasibility feasibility;
    private final @Nullable Configuration known;
    private final long seed;

    AllowedSuggester(Suggester draws, Feasibility feasibility, long seed) {
        this.draws = draws;
        this.feasibility = feasibility;
        this.known = feasibility.any();
        this.seed = seed;
    }

    @Override
    public @Nullable Configuration at(long index) {
        Configuration drawn = draws.at(index);
        if (drawn == null || feasibility.allows(drawn)) {
            return drawn;
        }
        Configuration again = feasibility.draw(seed, index);
        return again == null ? known : again;
    }

    @Override
    public long patience() {
        return PATIENCE;
    }
}
