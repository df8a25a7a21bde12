package dev.temper.core.suggest;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.Feasibility;
import org.jspecify.annotations.Nullable;

/**
 * A sequence that keeps a space's rules: what breaks one is drawn again or passed over. Where nothing new can take its
 * place stands the same known configuration, which whoever skips repeated ones passes over.
 */
final class AllowedSuggester implements Suggester {
    /** After so many indexes in a row that bring nothing new, nothing new is to be expected. */
    private static final long PATIENCE = 10_000;

    private final Suggester all;
    private final Feasibility feasibility;
    private final Instead instead;

    /** What stands in the place of a configuration that breaks a rule. */
    private interface Instead {
        @Nullable
        Configuration at(long index);
    }

    private AllowedSuggester(Suggester all, Feasibility feasibility, Instead instead) {
        this.all = all;
        this.feasibility = feasibility;
        this.instead = instead;
    }

    /** Random draws take the place of what breaks a rule. */
    static AllowedSuggester drawnAgain(Suggester draws, Feasibility feasibility, long seed) {
        Configuration known = feasibility.any();
        return new AllowedSuggester(draws, feasibility, index -> {
            Configuration again = feasibility.draw(seed, index);
            return again == null ? known : again;
        });
    }

    /** Nothing but the sequence's own takes the place of what breaks a rule. */
    static AllowedSuggester passedOver(Suggester all, Feasibility feasibility) {
        Configuration known = first(all, feasibility);
        return new AllowedSuggester(all, feasibility, index -> known);
    }

    private static @Nullable Configuration first(Suggester all, Feasibility feasibility) {
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
        return configuration == null || feasibility.allows(configuration) ? configuration : instead.at(index);
    }

    @Override
    public long patience() {
        return PATIENCE;
    }
}
