package dev.temper.core.suggest;

import dev.temper.core.space.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Lets a sequence of draws end in a finite space: after as many draws as there are combinations comes each
 * configuration once, and then the end. So every configuration is met, and whoever skips repeated ones is not kept
 * drawing for ever.
 */
final class FiniteSuggester implements Suggester {
    /** As many as the longest list that is looked at one by one: up to there, no draw is left out. */
    private static final long PATIENCE = Suggesters.LISTABLE;

    private final Suggester draws;
    private final long size;
    private final Suggester all;

    /** @param size how many draws come first */
    FiniteSuggester(Suggester draws, long size, Suggester all) {
        this.draws = draws;
        this.size = size;
        this.all = all;
    }

    @Override
    public @Nullable Configuration at(long index) {
        return index < size ? draws.at(index) : all.at(index - size);
    }

    @Override
    public long effort(long index) {
        return index < size ? draws.effort(index) : all.effort(index - size);
    }

    @Override
    public long patience() {
        return PATIENCE;
    }

    @Override
    public long listing() {
        return size;
    }
}
