package dev.temper.core.space;

import dev.temper.core.space.Configuration.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * The search space as [0, 1]^d, an axis a parameter in the order of declaration: where suggesters draw and models
 * measure distance.
 */
public final class UnitCube {
    private final List<Parameter> parameters;
    private final List<Axis> axes;

    /** The cube of these parameters. */
    public UnitCube(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
        this.axes = parameters.stream().map(Axis::of).toList();
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

    /** Number of different configurations; {@link Long#MAX_VALUE} if infinite or more than a long can hold. */
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
     * The configuration at a point.
     *
     * @param point a coordinate a dimension; outside [0, 1] counts as the nearer end
     */
    public Configuration configurationAt(double[] point) {
        List<Setting> settings = new ArrayList<>(point.length);
        for (int i = 0; i < axes.size(); i++) {
            settings.add(new Setting(parameters.get(i).name(), axes.get(i).valueAt(point[i])));
        }
        return new Configuration(settings);
    }

    /**
     * The point of a configuration: for discrete values the place of the value within its cell.
     *
     * @throws IllegalArgumentException if the configuration does not pass {@link ConfigurationCheck}
     */
    public double[] pointOf(Configuration configuration) {
        double[] point = new double[axes.size()];
        for (int i = 0; i < point.length; i++) {
            point[i] = axes.get(i).positionOf(configuration.settings().get(i).value());
        }
        return point;
    }
}
