package dev.temper.core.source;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The ranks that a forest gives, grown from what a source left. What it keeps only saves time. Not thread safe. */
public final class ForestRanks implements SourceRanks {
    /** Ranks that are kept: what the model weighs between two fits, and what was tried. */
    private static final int MOST_KNOWN = 4_000;

    private final SourceTrials source;
    private final Forest forest;
    private final double[] shares;
    private final List<NormalScores> scores = new ArrayList<>();
    private final SortedMap<ConfigurationKey, double[]> known = new TreeMap<>();

    /**
     * Grows the forest.
     *
     * @param shares of a full training at the new experiment's rungs
     * @param sample configurations among which others are ranked, at least one
     */
    public ForestRanks(SourceTrials source, double[] shares, List<Configuration> sample) {
        this.source = source;
        this.shares = shares.clone();
        this.forest = new Forest(
                source.trials().stream().map(trial -> array(trial.features())).toArray(double[][]::new),
                source.trials().stream().map(trial -> array(trial.losses())).toArray(double[][]::new),
                0);
        double[][] foretold = foretold(sample);
        for (int rung = 0; rung < shares.length; rung++) {
            int at = rung;
            scores.add(NormalScores.of(
                    Arrays.stream(foretold).mapToDouble(losses -> losses[at]).toArray()));
        }
    }

    private static double[] array(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public void prepare(List<Configuration> configurations) {
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        List<Configuration> unknown = configurations.stream()
                .filter(configuration -> !known.containsKey(new ConfigurationKey(configuration)))
                .toList();
        double[][] losses = foretold(unknown);
        for (int i = 0; i < losses.length; i++) {
            known.put(new ConfigurationKey(unknown.get(i)), scored(losses[i]));
        }
    }

    @Override
    public double[] of(Configuration configuration) {
        double[] ranks = known.get(new ConfigurationKey(configuration));
        return ranks == null ? scored(foretold(List.of(configuration))[0]) : ranks.clone();
    }

    private double[] scored(double[] losses) {
        for (int rung = 0; rung < losses.length; rung++) {
            losses[rung] = scores.get(rung).of(losses[rung]);
        }
        return losses;
    }

    /** What the forest foretells, read off at the new experiment's rungs: straight in the logarithm between two shares. */
    private double[][] foretold(List<Configuration> configurations) {
        double[][] given = forest.at(configurations.stream()
                .map(configuration -> SourceTrials.features(source.parameters(), configuration))
                .toArray(double[][]::new));
        return Arrays.stream(given)
                .map(known ->
                        Arrays.stream(shares).map(share -> at(known, share)).toArray())
                .toArray(double[][]::new);
    }

    private double at(double[] known, double share) {
        int above = 0;
        while (above < known.length - 1 && source.shares().get(above) < share) {
            above++;
        }
        if (above == 0 || source.shares().get(above) <= share) {
            return known[above];
        }
        double from = StrictMath.log(source.shares().get(above - 1));
        double width = StrictMath.log(source.shares().get(above)) - from;
        double part = (StrictMath.log(share) - from) / width;
        return known[above - 1] + part * (known[above] - known[above - 1]);
    }
}
