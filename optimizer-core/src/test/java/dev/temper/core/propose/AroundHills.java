package dev.temper.core.propose;

import dev.temper.core.simulate.Curves;
import dev.temper.core.space.Configuration;

/** Hills, of which a test changes or adds something. */
abstract class AroundHills implements Curves {
    private final Hills hills;

    AroundHills(Hills hills) {
        this.hills = hills;
    }

    @Override
    public int take(int trial, Configuration configuration) {
        return hills.take(trial, configuration);
    }

    @Override
    public double loss(int curve, int column) {
        return hills.loss(curve, column);
    }

    @Override
    public double seconds(int curve, int column) {
        return hills.seconds(curve, column);
    }

    @Override
    public int length(int curve) {
        return hills.length(curve);
    }

    @Override
    public int size() {
        return hills.size();
    }
}
