package dev.temper.core.suggest;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.Feasibility;
import org.jspecify.annotations.Nullable;

/**
 * A sequence that keeps a space's rules: what breaks one is drawn again or passed over. Where nothing new can take its
 * place stands the same known configuration, which whoever skips repeated ones passes over.
 */
final class AllowedSuggester implements Suggester {
    /** So many points of a large grid are looked at for one that keeps the rules. */
    private static final long LOOKS = 10_000;

    private final Suggester all;
    private final Feasibility feasibility;
    private final Instead instead;
    private final long effortInstead;

    /** What stands in the place of a configuration that breaks a rule. */
    private interface Instead {
        @Nullable
        Configuration at(long index);
    }

    private AllowedSuggester(Suggester all, Feasibility feasibility, Instead instead, long effortInstead) {
        this.all = all;
        this.feasibility = feasibility;
        this.instead = instead;
        this.effortInstead = effortInstead;
    }

    /** Random draws take the place of what breaks a rule. */
    static AllowedSuggester drawnAgain(Suggester draws, Feasibility feasibility, long seed) {
        Configuration known = feasibility.any();
        Instead drawn = index -> {
            Configuration again = feasibility.draw(seed, index);
            return again == null ? known : again;
        };
        return new AllowedSuggester(draws, feasibility, drawn, feasibility.effortOfADraw());
    }

    /** Nothing but the sequence's own takes the place of what breaks a rule. */
    static AllowedSuggester passedOver(Suggester all, Feasibility feasibility) {
        Configuration known = first(all, feasibility);
        return new AllowedSuggester(all, feasibility, index -> known, 0);
    }

    private static @Nullable Configuration first(Suggester all, Feasibility feasibility) {
        for (long index = 0; index < LOOKS; index++) {
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
    public long effort(long index) {
        return all.effort(index) + effortInstead;
    }
}
