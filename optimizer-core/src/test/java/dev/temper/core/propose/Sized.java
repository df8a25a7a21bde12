package dev.temper.core.propose;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.UnitCube;
import dev.temper.core.trial.Reported;
import java.util.ArrayList;
import java.util.List;

/** Hills that also report a size, from 0 to 100: the third parameter's place between its bounds; and a shape, the second's. */
final class Sized extends AroundHills {
    private final UnitCube cube = new UnitCube(Hills.parameters());
    private final List<Double> sizes = new ArrayList<>();
    private final List<Double> shapes = new ArrayList<>();

    Sized(Hills hills) {
        super(hills);
    }

    @Override
    public int take(int trial, Configuration configuration) {
        shapes.add(cube.pointOf(configuration)[1]);
        sizes.add(100 * cube.pointOf(configuration)[2]);
        return super.take(trial, configuration);
    }

    @Override
    public List<Reported> beside(int curve, int column) {
        return List.of(new Reported("size", sizes.get(curve)), new Reported("shape", shapes.get(curve)));
    }
}
