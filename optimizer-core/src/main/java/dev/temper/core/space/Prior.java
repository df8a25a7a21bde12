package dev.temper.core.space;

import java.util.List;

/** What is known of where good values of a parameter are: random configurations are drawn accordingly. */
public sealed interface Prior {
    /** The parameter that it is about. */
    String parameter();

    /**
     * A normal distribution, cut at the bounds.
     *
     * @param mean a value of the parameter
     * @param deviation in the parameter's own units on a linear scale, in powers of ten on a log scale, in doublings on a
     *     power-of-two scale, in steps of the list for a list of values
     */
    record Normal(String parameter, double mean, double deviation) implements Prior {}

    /** A beta distribution over the scale from end to end: the mean is at a / (a + b) of the way. */
    record Beta(String parameter, double a, double b) implements Prior {}

    /** How often each value of a categorical parameter is drawn, relative to the others, in the order of the values. */
    record Weights(String parameter, List<Double> weights) implements Prior {
        /** Copies the list. */
        public Weights {
            weights = List.copyOf(weights);
        }
    }
}
