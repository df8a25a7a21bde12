package dev.temper.tuning.learn;

import dev.temper.core.random.CounterRandom;
import dev.temper.core.source.SourceRanks;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Ranks of a table's configurations, computed once.
 *
 * @param ranks by configuration: an array a rung, never changed
 */
record KnownRanks(String name, SortedMap<ConfigurationKey, double[]> ranks) implements SourceRanks {
    /** What is drawn for each pair of a source and a row. */
    private static final long STREAM = 77;

    @Override
    public double[] of(Configuration configuration) {
        double[] known = ranks.get(new ConfigurationKey(configuration));
        if (known == null) {
            throw new IllegalArgumentException("this configuration is no row of the table");
        }
        return known.clone();
    }

    /** The same ranks, dealt to the configurations in another order. */
    KnownRanks shuffled(long seed) {
        List<ConfigurationKey> keys = List.copyOf(ranks.keySet());
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, keys.size()).boxed().toList());
        order.sort(Comparator.comparingDouble(row -> CounterRandom.unit(seed, STREAM + name.hashCode(), row)));
        SortedMap<ConfigurationKey, double[]> dealt = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            dealt.put(keys.get(i), ranks.get(keys.get(order.get(i))));
        }
        return new KnownRanks(name, dealt);
    }
}
