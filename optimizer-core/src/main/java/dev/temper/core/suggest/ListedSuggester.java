package dev.temper.core.suggest;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.space.Feasibility;
import java.util.Arrays;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The points of a small grid that keep a space's rules, each configuration once. */
final class ListedSuggester implements Suggester {
    private final GridSuggester grid;
    private final long[] indexes;

    /** @param points of the grid, few enough to look at each */
    ListedSuggester(GridSuggester grid, long points, Feasibility feasibility) {
        this.grid = grid;
        long[] found = new long[(int) points];
        int count = 0;
        // Points that differ only where parameters do not apply are one configuration.
        TreeSet<ConfigurationKey> known = new TreeSet<>();
        for (long index = 0; index < points; index++) {
            Configuration configuration = grid.at(index);
            if (configuration != null
                    && feasibility.allows(configuration)
                    && known.add(new ConfigurationKey(configuration))) {
                found[count++] = index;
            }
        }
        indexes = Arrays.copyOf(found, count);
    }

    @Override
    public @Nullable Configuration at(long index) {
        return index < indexes.length ? grid.at(indexes[(int) index]) : null;
    }

    @Override
    public long effort(long index) {
        return grid.effort(index);
    }

    @Override
    public long listing() {
        return 0;
    }
}
