package dev.temper.core.model;

import dev.temper.core.space.Configuration;

/** What is foretold of each configuration before anything is observed: the mean of the process, at some levels. */
public interface PriorMean {
    /** Nothing is foretold: the mean is 0. */
    PriorMean ZERO = new PriorMean() {
        @Override
        public double[] levels() {
            return new double[0];
        }

        @Override
        public double[] of(Configuration configuration) {
            return new double[0];
        }
    };

    /** The levels, ascending. Between two the mean goes straight in the logarithm, beyond the outermost it stays. */
    double[] levels();

    /** The mean at each level. A new array. */
    double[] of(Configuration configuration);
}
