package dev.temper.demo;

/**
 * Small squares of a satellite's picture of land, each nine points in four colours, of six kinds of ground; in a fixed
 * random order, the first of them for training. Features are standardised.
 *
 * <p>Source: Statlog (Landsat Satellite), UCI Machine Learning Repository.
 */
public final class Satellite {
    static final int TRAINING = 4096;
    private static final String NAME = "satellite.csv.gz";
    private static final long SPLIT_SEED = 1;

    private final double[][] features;
    private final double[] label;

    private Satellite(double[][] features, double[] label) {
        this.features = features;
        this.label = label;
    }

    /** All 6435 squares: 4096 to train on, 2339 to validate. */
    public static Satellite load() {
        int[][] rows = Rows.shuffled(NAME, SPLIT_SEED);
        int columns = rows[0].length - 1;
        double[][] features = new double[rows.length][columns];
        double[] label = new double[rows.length];
        for (int f = 0; f < columns; f++) {
            double mean = 0;
            double square = 0;
            for (int[] row : rows) {
                mean += (double) row[f] / rows.length;
                square += (double) row[f] * row[f] / rows.length;
            }
            double deviation = StrictMath.sqrt(square - mean * mean);
            for (int i = 0; i < rows.length; i++) {
                features[i][f] = (rows[i][f] - mean) / deviation;
            }
        }
        for (int i = 0; i < rows.length; i++) {
            label[i] = rows[i][columns];
        }
        return new Satellite(features, label);
    }

    /** Of each square; those after the first {@link #TRAINING} validate. */
    double[][] features() {
        return features;
    }

    /** Kinds of ground, from 0 to 5. */
    double[] label() {
        return label;
    }
}
