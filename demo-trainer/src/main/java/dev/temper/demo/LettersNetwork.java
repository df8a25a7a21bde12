package dev.temper.demo;

import java.util.Random;

/**
 * A perceptron with one hidden layer of rectified linear units and a softmax output.
 *
 * <p>All weights lie in one array, so that the optimiser and the checkpoint need not know layers: input weights [feature]
 * [unit], hidden biases, output weights [unit][class], output biases. Rows are what an inner loop runs along. Only
 * StrictMath and a fixed order of summation: results are the same bits on every machine.
 */
final class LettersNetwork {
    private static final int CLASSES = PrintedLetters.CLASSES;

    private final int units;
    private final int biases;
    private final int output;
    private final int outputBiases;
    private final float[] weights;
    private final float[] gradient;
    private final float[] hidden;
    private final float[] hiddenError;
    private final float[] scores = new float[CLASSES];
    private final float[] error = new float[CLASSES];

    LettersNetwork(int units, long seed) {
        this.units = units;
        this.biases = PrintedLetters.FEATURES * units;
        this.output = biases + units;
        this.outputBiases = output + units * CLASSES;
        this.weights = new float[outputBiases + CLASSES];
        this.gradient = new float[weights.length];
        this.hidden = new float[units];
        this.hiddenError = new float[units];
        Random random = new Random(seed);
        randomise(random, 0, biases, PrintedLetters.FEATURES);
        randomise(random, output, outputBiases, units);
    }

    /** He's initialisation: variance 2 over the number of inputs. */
    private void randomise(Random random, int from, int to, int inputs) {
        double deviation = StrictMath.sqrt(2.0 / inputs);
        for (int i = from; i < to; i++) {
            weights[i] = (float) (random.nextGaussian() * deviation);
        }
    }

    float[] weights() {
        return weights;
    }

    /** Sum of the gradients since it was last set to zero. */
    float[] gradient() {
        return gradient;
    }

    /** The class with the highest score, after {@link #loss}. */
    int predicted() {
        int best = 0;
        for (int c = 1; c < CLASSES; c++) {
            if (scores[c] > scores[best]) {
                best = c;
            }
        }
        return best;
    }

    /** Cross entropy of one example, in nats; NaN once weights are. */
    double loss(PrintedLetters letters, int example) {
        activate(letters, example);
        float highest = scores[predicted()];
        double sum = 0;
        for (int c = 0; c < CLASSES; c++) {
            double exponential = StrictMath.exp(scores[c] - highest);
            error[c] = (float) exponential;
            sum += exponential;
        }
        int label = letters.label()[example];
        for (int c = 0; c < CLASSES; c++) {
            error[c] = (float) (error[c] / sum) - (c == label ? 1 : 0);
        }
        return StrictMath.log(sum) + highest - scores[label];
    }

    private void activate(PrintedLetters letters, int example) {
        System.arraycopy(weights, biases, hidden, 0, units);
        for (int f = 0; f < PrintedLetters.FEATURES; f++) {
            addRow(hidden, weights, f * units, letters.features()[example * PrintedLetters.FEATURES + f]);
        }
        System.arraycopy(weights, outputBiases, scores, 0, CLASSES);
        for (int u = 0; u < units; u++) {
            hidden[u] = Math.max(0, hidden[u]);
            int row = output + u * CLASSES;
            for (int c = 0; c < CLASSES; c++) {
                scores[c] += hidden[u] * weights[row + c];
            }
        }
    }

    /** Adds one example's gradient to {@link #gradient}, and gives its loss. */
    double learn(PrintedLetters letters, int example) {
        double loss = loss(letters, example);
        for (int c = 0; c < CLASSES; c++) {
            gradient[outputBiases + c] += error[c];
        }
        for (int u = 0; u < units; u++) {
            int row = output + u * CLASSES;
            float sum = 0;
            for (int c = 0; c < CLASSES; c++) {
                gradient[row + c] += hidden[u] * error[c];
                sum += weights[row + c] * error[c];
            }
            hiddenError[u] = hidden[u] > 0 ? sum : 0;
            gradient[biases + u] += hiddenError[u];
        }
        for (int f = 0; f < PrintedLetters.FEATURES; f++) {
            addTo(gradient, f * units, hiddenError, letters.features()[example * PrintedLetters.FEATURES + f]);
        }
        return loss;
    }

    private void addRow(float[] to, float[] from, int row, float factor) {
        for (int u = 0; u < units; u++) {
            to[u] += factor * from[row + u];
        }
    }

    private void addTo(float[] to, int row, float[] from, float factor) {
        for (int u = 0; u < units; u++) {
            to[row + u] += factor * from[u];
        }
    }
}
