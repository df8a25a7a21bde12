package dev.temper.core.source;

import dev.temper.core.space.Configuration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all sources together say of a configuration: the mean of their ranks, each by its weight.
 *
 * @param weights one a source, at least 0; their sum, at most 1, is how far the sources are believed
 */
public record Mix(List<SourceRanks> sources, List<Double> weights) {
    /** Without sources. */
    public static final Mix NONE = new Mix(List.of(), List.of());

    /** Copies the lists. */
    public Mix {
        sources = List.copyOf(sources);
        weights = List.copyOf(weights);
    }

    /** All sources alike. */
    public static Mix even(List<SourceRanks> sources) {
        return new Mix(
                sources, sources.stream().map(source -> 1.0 / sources.size()).toList());
    }

    /** Whether there is anything that is believed. */
    public boolean says() {
        return belief() > 0;
    }

    /** How far the sources are believed, from 0 to 1. */
    public double belief() {
        return weights.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The source that speaks most for a configuration in full; null if none does. */
    public @Nullable String advocate(Configuration configuration) {
        String advocate = null;
        double least = 0;
        for (int s = 0; s < sources.size(); s++) {
            if (weights.get(s) > 0) {
                double[] ranks = sources.get(s).of(configuration);
                double says = weights.get(s) * ranks[ranks.length - 1];
                if (says < least) {
                    least = says;
                    advocate = sources.get(s).name();
                }
            }
        }
        return advocate;
    }

    /**
     * The weighted mean of the normal scores at each rung. A new array.
     *
     * @param rungs of the experiment
     */
    public double[] of(Configuration configuration, int rungs) {
        double[] sum = new double[rungs];
        for (int s = 0; s < sources.size(); s++) {
            double weight = weights.get(s);
            if (weight > 0) {
                double[] ranks = sources.get(s).of(configuration);
                for (int rung = 0; rung < rungs; rung++) {
                    sum[rung] += weight * ranks[rung];
                }
            }
        }
        return sum;
    }
}
