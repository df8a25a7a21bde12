package dev.temper.core.suggest;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.Feasibility;
import org.jspecify.annotations.Nullable;

/**
 * A sequence without what breaks a space's rules: in such a place stands the first configuration that keeps them, which
 * whoever skips repeated ones passes over.
 */
final class PassingSuggester implements Suggester {
    /** After so many indexes in a row that bring nothing new, nothing new is to be expected. */
    private static final long PATIENCE = 10_000;

    private final Suggester all;
    private final Feasibility feasibility;
    private final @Nullable Configuration known;

    PassingSuggester(Suggester all, Feasibility feasibility) {
        this.all = all;
        this.feasibility = feasibility;
        this.known = first();
    }

    private @Nullable Configuration first() {
        for (long index = 0; index < PATIENCE; index++) {
            Configuration configuration = all.at(index);
            if (configuration != null && feasibility.allows(configuration)) {
                return configuration;
            }
        }
        return null;
    }

    @Override
    public @Nullable Configuration at(long index) {
        Configuration configuration = all.at(index);
        return configuration == null || feasibility.allows(configuration) ? configuration : known;
    }

    @Override
    public long patience() {
        return PATIENCE;
    }
}
