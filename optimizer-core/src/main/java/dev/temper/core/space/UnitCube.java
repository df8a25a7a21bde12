package dev.temper.core.space;

import dev.temper.core.space.Configuration.Setting;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search space as [0, 1]^d, an axis a parameter in the order of declaration: where suggesters draw and models
 * measure distance. Constraints, forbidden combinations and candidates are not its concern: {@link Rules#allow}.
 */
public final class UnitCube {
    private final List<Parameter> parameters;
    private final List<Axis> axes;
    private final Rules rules;
    private final @Nullable Prior[] priors;
    /** Each made when it is first drawn from: that takes thousands of exponentials, and most cubes only measure. */
    private final @Nullable Density[] densities;

    /** The cube of these parameters, all of which always apply. */
    public UnitCube(List<Parameter> parameters) {
        this(Space.of(parameters));
    }

    /** The cube of a space that passed its check. */
    public UnitCube(Space space) {
        parameters = space.parameters();
        axes = parameters.stream().map(Axis::of).toList();
        rules = new Rules(space);
        densities = new Density[axes.size()];
        priors = new Prior[axes.size()];
        for (Prior prior : space.priors()) {
            priors[names().indexOf(prior.parameter())] = prior;
        }
    }

    /** Number of parameters. */
    public int dimensions() {
        return axes.size();
    }

    /** One axis a parameter, in the order of declaration. */
    public List<Axis> axes() {
        return axes;
    }

    /** The parameters' names, in the order of declaration. */
    public List<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }

    /** Number of combinations of values; {@link Long#MAX_VALUE} if infinite or more than a long can hold. */
    public long size() {
        long size = 1;
        for (Axis axis : axes) {
            if (axis.size() > Long.MAX_VALUE / size) {
                return Long.MAX_VALUE;
            }
            size *= axis.size();
        }
        return size;
    }

    /**
     * The configuration at a point; parameters that do not apply there are left out.
     *
     * @param point a coordinate a dimension; outside [0, 1] counts as the nearer end
     */
    public Configuration configurationAt(double[] point) {
        @Nullable Value[] values = new Value[point.length];
        for (int i = 0; i < point.length; i++) {
            values[i] = axes.get(i).valueAt(point[i]);
        }
        return rules.configuration(values);
    }

    /**
     * The configuration that a uniform draw stands for: even along each scale, or as the parameter's prior has it.
     *
     * @param uniform a number in [0, 1) a dimension
     */
    public Configuration drawAt(double[] uniform) {
        double[] point = uniform.clone();
        for (int i = 0; i < point.length; i++) {
            point[i] = positionAt(i, uniform[i]);
        }
        return configurationAt(point);
    }

    /** The position on an axis below which lies this much of the prior's probability. */
    double positionAt(int axis, double probability) {
        Prior prior = priors[axis];
        if (prior == null) {
            return probability;
        }
        Density density = densities[axis];
        if (density == null) {
            density = Density.of(prior, parameters.get(axis));
            densities[axis] = density;
        }
        return density.positionAt(probability);
    }

    /** The configuration of a value a parameter, without those that do not apply or have none. */
    public Configuration configurationOf(List<? extends @Nullable Value> values) {
        return rules.configuration(values.toArray(new Value[0]));
    }

    /**
     * The point of a configuration: for discrete values the place of the value within its cell, NaN for a parameter
     * that does not apply.
     *
     * @throws IllegalArgumentException if the configuration does not pass {@link ConfigurationCheck}
     */
    public double[] pointOf(Configuration configuration) {
        double[] point = new double[axes.size()];
        Arrays.fill(point, Double.NaN);
        int i = 0;
        for (Setting setting : configuration.settings()) {
            while (i < point.length && !parameters.get(i).name().equals(setting.parameter())) {
                i++;
            }
            if (i == point.length) {
                throw new IllegalArgumentException(
                        setting.parameter() + " is unknown, or in another order than declared");
            }
            point[i] = axes.get(i).positionOf(setting.value());
        }
        return point;
    }
}
