package dev.temper.core.source;

import dev.temper.core.space.Configuration;
import java.util.ArrayList;
import java.util.List;

/** The ranks that a forest gives, grown from what a source left. */
public final class ForestRanks implements SourceRanks {
    private final SourceTrials source;
    private final Forest forest;
    private final double[] shares;
    private final List<NormalScores> scores = new ArrayList<>();

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
        List<double[]> foretold = sample.stream().map(this::foretold).toList();
        for (int rung = 0; rung < shares.length; rung++) {
            int at = rung;
            scores.add(NormalScores.of(
                    foretold.stream().mapToDouble(losses -> losses[at]).toArray()));
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
    public double[] of(Configuration configuration) {
        double[] losses = foretold(configuration);
        for (int rung = 0; rung < losses.length; rung++) {
            losses[rung] = scores.get(rung).of(losses[rung]);
        }
        return losses;
    }

    /** What the forest foretells, read off at the new experiment's rungs: straight in the logarithm between two shares. */
    private double[] foretold(Configuration configuration) {
        double[] known = forest.at(SourceTrials.features(source.parameters(), configuration));
        double[] losses = new double[shares.length];
        for (int rung = 0; rung < losses.length; rung++) {
            losses[rung] = at(known, shares[rung]);
        }
        return losses;
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
