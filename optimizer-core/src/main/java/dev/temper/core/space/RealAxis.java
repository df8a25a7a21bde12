package dev.temper.core.space;

/** Real numbers in [min, max]; on a log scale equal ratios are equal distances. */
record RealAxis(double min, double max, boolean log) implements Axis {
    /** Points of a grid, both bounds included: two for each decade of a four-decade log range. */
    static final int GRID_POINTS = 9;

    @Override
    public Value valueAt(double position) {
        return new Value.OfDouble(numberAt(position));
    }

    private double numberAt(double position) {
        if (position <= 0) {
            return min;
        }
        if (position >= 1) {
            return max;
        }
        double number = log
                ? StrictMath.exp((1 - position) * StrictMath.log(min) + position * StrictMath.log(max))
                : (1 - position) * min + position * max;
        return Math.min(max, Math.max(min, number));
    }

    @Override
    public double positionOf(Value value) {
        if (!(value instanceof Value.OfDouble real) || !contains(value)) {
            throw new IllegalArgumentException(value + " is not on " + this);
        }
        if (log) {
            double lowest = StrictMath.log(min);
            return clamp((StrictMath.log(real.value()) - lowest) / (StrictMath.log(max) - lowest));
        }
        // Halved, since max - min may overflow where max / 2 - min / 2 cannot.
        return clamp((real.value() / 2 - min / 2) / (max / 2 - min / 2));
    }

    private static double clamp(double position) {
        return Math.min(1, Math.max(0, position));
    }

    @Override
    public boolean contains(Value value) {
        return value instanceof Value.OfDouble real && real.value() >= min && real.value() <= max;
    }

    @Override
    public long size() {
        return Long.MAX_VALUE;
    }

    @Override
    public Value value(long index) {
        throw new UnsupportedOperationException("The numbers of " + this + " are too many to be counted");
    }

    @Override
    public long gridSize() {
        return GRID_POINTS;
    }

    @Override
    public Value gridValue(long index) {
        return valueAt((double) index / (GRID_POINTS - 1));
    }
}
