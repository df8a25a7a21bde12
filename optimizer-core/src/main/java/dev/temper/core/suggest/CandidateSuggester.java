package dev.temper.core.suggest;

import dev.temper.core.definition.Method;
import dev.temper.core.space.Configuration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every candidate once: as listed for a grid, else in a random order. */
final class CandidateSuggester implements Suggester {
    private static final long STREAM = 5L << 32;

    private final List<Configuration> candidates;
    private final int @Nullable [] order;

    CandidateSuggester(List<Configuration> candidates, Method.SuggesterKind kind, long seed) {
        this.candidates = candidates;
        this.order = kind == Method.SuggesterKind.GRID ? null : Shuffle.of(candidates.size(), seed, STREAM);
    }

    @Override
    public @Nullable Configuration at(long index) {
        if (index >= candidates.size()) {
            return null;
        }
        return candidates.get(order == null ? (int) index : order[(int) index]);
    }

    @Override
    public long effort(long index) {
        return 1;
    }

    @Override
    public long listing() {
        return 0;
    }
}
