package dev.temper.demo;

/**
 * Printed capital letters, each described by sixteen measures of its shape, in a fixed random order. Two parts have
 * examples of their own to train on, as if more had been collected, and validate on the same ones.
 *
 * <p>Source: P. W. Frey and D. J. Slate, "Letter Recognition Using Holland-Style Adaptive Classifiers", Machine Learning 6
 * (1991).
 */
public final class PrintedLetters {
    public static final int PARTS = 2;
    static final int FEATURES = 16;
    static final int CLASSES = 26;
    private static final String NAME = "letter.csv.gz";
    private static final int TRAINING = 8000;
    private static final int VALIDATION = 4000;
    private static final long SPLIT_SEED = 1;

    /** Measures are whole numbers from 0 to 15, most of them near the middle: about mean and deviation of all. */
    private static final float MIDDLE = 7;

    private static final float SPREAD = 3;

    private final float[] features;
    private final byte[] label;
    private final int training;

    PrintedLetters(float[] features, byte[] label, int training) {
        this.features = features;
        this.label = label;
        this.training = training;
    }

    /**
     * A part: 8000 letters to train on, 4000 to validate.
     *
     * @param part from 1 to {@link #PARTS}
     */
    public static PrintedLetters load(int part) {
        int[][] rows = Rows.shuffled(NAME, SPLIT_SEED);
        float[] features = new float[(TRAINING + VALIDATION) * FEATURES];
        byte[] label = new byte[TRAINING + VALIDATION];
        for (int i = 0; i < label.length; i++) {
            int[] row = rows[i < TRAINING ? VALIDATION + (part - 1) * TRAINING + i : i - TRAINING];
            for (int f = 0; f < FEATURES; f++) {
                features[i * FEATURES + f] = (row[f] - MIDDLE) / SPREAD;
            }
            label[i] = (byte) row[FEATURES];
        }
        return new PrintedLetters(features, label, TRAINING);
    }

    int size() {
        return label.length;
    }

    /** Number of examples to train on; the rest validate. */
    int training() {
        return training;
    }

    /** Sixteen numbers an example, one example after the other. */
    float[] features() {
        return features;
    }

    /** The letters, from 0 to 25. */
    byte[] label() {
        return label;
    }
}
