package dev.temper.core.space;

import dev.temper.core.space.Configuration.Setting;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Configurations that a search space names by itself. */
public final class Configurations {
    private static final double MIDDLE = 0.5;

    private Configurations() {}

    /**
     * Every parameter at its default; without one, at the middle of its range on its scale. Categories have no order
     * and so no middle: the first.
     */
    public static Configuration defaults(List<Parameter> parameters) {
        return new Configuration(parameters.stream()
                .map(parameter -> new Setting(parameter.name(), defaultOf(parameter)))
                .toList());
    }

    /** The same in a space: without the parameters that do not apply. Constraints may still refuse it. */
    public static Configuration defaults(Space space) {
        return new UnitCube(space)
                .configurationOf(space.parameters().stream()
                        .map(Configurations::defaultOf)
                        .toList());
    }

    /**
     * The same settings in the order in which the parameters are declared, which is the form that configurations are
     * compared in. Settings of unknown parameters follow in their given order; nothing is dropped or added.
     */
    public static Configuration inOrder(List<Parameter> parameters, Configuration configuration) {
        Map<String, Integer> places = new TreeMap<>();
        parameters.forEach(parameter -> places.putIfAbsent(parameter.name(), places.size()));
        return new Configuration(configuration.settings().stream()
                .sorted(Comparator.comparingInt(setting -> places.getOrDefault(setting.parameter(), parameters.size())))
                .toList());
    }

    /**
     * Whether a configuration has no more settings than there are parameters. With more of them one is unknown or there
     * twice, which need not be looked for among a hundred thousand.
     */
    public static boolean canFit(List<Parameter> parameters, Configuration configuration) {
        return configuration.settings().size() <= parameters.size();
    }

    private static Value defaultOf(Parameter parameter) {
        Value declared = declaredDefault(parameter);
        if (declared != null) {
            return declared;
        }
        boolean ordered = !(parameter instanceof Parameter.Categorical);
        return Axis.of(parameter).valueAt(ordered ? MIDDLE : 0);
    }

    /** The default that a parameter declares; null if it declares none. */
    public static @Nullable Value declaredDefault(Parameter parameter) {
        if (parameter instanceof Parameter.OfDouble real) {
            Double value = real.defaultValue();
            return value == null ? null : new Value.OfDouble(value);
        }
        if (parameter instanceof Parameter.OfInt whole) {
            Long value = whole.defaultValue();
            return value == null ? null : new Value.OfLong(value);
        }
        if (parameter instanceof Parameter.Categorical categorical) {
            String value = categorical.defaultValue();
            return value == null ? null : new Value.OfText(value);
        }
        return ((Parameter.ValueList) parameter).defaultValue();
    }
}
