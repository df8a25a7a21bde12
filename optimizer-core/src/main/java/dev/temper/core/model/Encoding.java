package dev.temper.core.model;

import dev.temper.core.space.Axis;
import dev.temper.core.space.Condition;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Match;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Space;
import dev.temper.core.space.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Configurations as points among which the kernel measures distance. Numbers go to [0, 1] along their scale, the least
 * to 0 and the greatest to 1, discrete ones by their value or index; categories to one column each, at distance 1 from
 * one another. A parameter that applies on a condition gets a column more, see {@link Arc}. A parameter has one length
 * scale, however many columns.
 */
public final class Encoding {
    private static final double ONE_HOT = StrictMath.sqrt(0.5);

    private final List<Parameter> parameters;
    private final List<Axis> axes;
    private final double[] least;
    private final double[] width;
    private final int[] depth;
    private final int[] firstColumn;
    private final int[] scaleOf;
    private final PriorMean mean;

    private Encoding(Space space, PriorMean mean) {
        this.parameters = space.parameters();
        this.axes = parameters.stream().map(Axis::of).toList();
        this.mean = mean;
        int size = axes.size();
        this.least = new double[size];
        this.width = new double[size];
        this.depth = depths(space);
        this.firstColumn = new int[size + 1];
        for (int i = 0; i < size; i++) {
            Axis axis = axes.get(i);
            // Discrete values sit in the middle of their cells, off the ends of the axis: the outermost move there.
            least[i] = axis.positionOf(axis.valueAt(0));
            width[i] = axis.positionOf(axis.valueAt(1)) - least[i];
            int plain = parameters.get(i) instanceof Parameter.Categorical c
                    ? c.values().size()
                    : 1;
            firstColumn[i + 1] = firstColumn[i] + plain + (depth[i] > 0 ? 1 : 0);
        }
        this.scaleOf = new int[firstColumn[size]];
        for (int i = 0; i < size; i++) {
            Arrays.fill(scaleOf, firstColumn[i], firstColumn[i + 1], i);
        }
    }

    /** The encoding of a space that passed its check. */
    public static Encoding of(Space space) {
        return of(space, PriorMean.ZERO);
    }

    /** The same with what is foretold of each configuration, which takes columns after the features. */
    public static Encoding of(Space space, PriorMean mean) {
        return new Encoding(space, mean);
    }

    /** The encoding of parameters that always apply. */
    public static Encoding of(List<Parameter> parameters) {
        return of(Space.of(parameters));
    }

    /** For each parameter the length of the longest chain of conditions it stands under; parents come first. */
    private static int[] depths(Space space) {
        Map<String, Integer> known = new TreeMap<>();
        int[] depths = new int[space.parameters().size()];
        for (int i = 0; i < depths.length; i++) {
            String name = space.parameters().get(i).name();
            for (Condition condition : space.conditions()) {
                if (condition.parameter().equals(name)) {
                    for (Match match : condition.when()) {
                        depths[i] = Math.max(depths[i], 1 + known.getOrDefault(match.parameter(), 0));
                    }
                }
            }
            known.put(name, depths[i]);
        }
        return depths;
    }

    /** Number of feature columns, without those that hold what is foretold. */
    public int columns() {
        return scaleOf.length;
    }

    /** For each feature column the index of its length scale, which is that of its parameter. A new array. */
    public int[] scaleOf() {
        return scaleOf.clone();
    }

    /** The levels for which something is foretold; none if nothing is. A new array. */
    public double[] levels() {
        return mean.levels();
    }

    /** What is foretold of a configuration, at each level. A new array. */
    public double[] foretold(Configuration configuration) {
        return mean.of(configuration);
    }

    /**
     * The features of a configuration, and after them what is foretold of it at each level: a new array.
     *
     * @param configuration a value for each parameter that applies, in their order
     */
    public double[] encode(Configuration configuration) {
        double[] foretold = mean.of(configuration);
        double[] features = new double[columns() + foretold.length];
        System.arraycopy(foretold, 0, features, columns(), foretold.length);
        int next = 0;
        List<Setting> settings = configuration.settings();
        for (int i = 0; i < axes.size() && next < settings.size(); i++) {
            Setting setting = settings.get(next);
            if (setting.parameter().equals(parameters.get(i).name())) {
                encode(i, setting.value(), features);
                next++;
            }
        }
        return features;
    }

    private void encode(int index, Value value, double[] features) {
        int column = firstColumn[index];
        if (parameters.get(index) instanceof Parameter.Categorical categorical) {
            int category = categorical.values().indexOf(((Value.OfText) value).value());
            double size = depth[index] > 0 ? ONE_HOT * Arc.radius(depth[index]) : ONE_HOT;
            features[column + category] = size;
            if (depth[index] > 0) {
                features[column + categorical.values().size()] = size;
            }
            return;
        }
        double unit = (axes.get(index).positionOf(value) - least[index]) / width[index];
        if (depth[index] > 0) {
            Arc.fill(unit, depth[index], features, column);
        } else {
            features[column] = unit;
        }
    }
}
