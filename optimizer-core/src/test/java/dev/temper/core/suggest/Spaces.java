package dev.temper.core.suggest;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.UnitCube;
import dev.temper.core.space.Value;
import java.util.ArrayList;
import java.util.List;

/** Search spaces for the tests of suggesters. */
final class Spaces {
    private Spaces() {}

    static UnitCube unit(int dimensions) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            parameters.add(new Parameter.OfDouble("x" + i, 0, 1, Scale.LINEAR, null));
        }
        return new UnitCube(parameters);
    }

    static double number(Configuration configuration, int dimension) {
        return ((Value.OfDouble) configuration.settings().get(dimension).value()).value();
    }

    /** 3 x 4 x 5 = 60 configurations. */
    static List<Parameter> finite() {
        return List.of(
                new Parameter.Categorical("colour", List.of("red", "green", "blue"), null),
                new Parameter.OfInt("layers", 1, 4, Scale.LINEAR, null),
                new Parameter.OfInt("batch_size", 16, 256, Scale.POWER_OF_TWO, null));
    }
}
