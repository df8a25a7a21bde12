package dev.temper.core.model;

import dev.temper.core.random.CounterRandom;

/** Seeded problems for the tests of the model. */
final class Samples {
    /** The default method's, over epochs 1 to 27. */
    static final TaskKernel TASKS = new OwnDeviation(new Fading(1, 27));

    /** About a mean that is foretold in the last two of four columns, for epochs 1 and 9. */
    static final Kernel FORETOLD = new Kernel(new int[] {0, 1}, TASKS).with(new Trend(2, 1, 9));

    private Samples() {}

    /** Trials at random places, each observed at a run of epochs 1, 3, 9, ..., with smooth targets and some noise. */
    static Observations observations(int trials, int columns, long seed) {
        Observations observations = new Observations();
        for (int i = 0; i < trials; i++) {
            double[] x = point(columns, seed, i);
            int trial = observations.addTrial(x);
            int rungs = 1 + CounterRandom.below(3, seed, 102, i);
            double t = 1;
            for (int r = 0; r < rungs; r++) {
                observations.add(trial, t, value(x, t, seed, i), r == 1 ? 0.01 : 0);
                t *= 3;
            }
        }
        return observations;
    }

    static double[] point(int columns, long seed, int index) {
        double[] x = new double[columns];
        for (int c = 0; c < columns; c++) {
            x[c] = CounterRandom.unit(seed, 1000 + c, index);
        }
        return x;
    }

    private static double value(double[] x, double t, long seed, int i) {
        double sum = 0;
        for (int c = 0; c < x.length; c++) {
            sum += StrictMath.sin((3 + c) * x[c] + c);
        }
        double noise = Normal.quantile(CounterRandom.unit(seed, 101, (long) (i * 100 + t)) * 0.98 + 0.01);
        return sum / StrictMath.sqrt(x.length) + StrictMath.pow(t, -0.5) * (1 + x[0]) + 0.05 * noise;
    }

    static int[] oneScaleEach(int columns) {
        int[] scaleOf = new int[columns];
        for (int c = 0; c < columns; c++) {
            scaleOf[c] = c;
        }
        return scaleOf;
    }

    static double[] theta(Kernel kernel, long seed) {
        Priors priors = Priors.of(kernel);
        double[] theta = priors.start();
        for (int i = 0; i < theta.length; i++) {
            theta[i] += 0.4 * (CounterRandom.unit(seed, 77, i) - 0.5);
        }
        return theta;
    }
}
