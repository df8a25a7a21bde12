package dev.temper.core.space;

/**
 * Real numbers in a range so narrow that it holds few of them: then they are counted and can all be tried, rather than
 * drawn for ever. Each owns an equal share of the interval, on either scale: in so narrow a range the two are the same.
 */
record NarrowAxis(double min, double max) implements Axis {
    /** As many as an experiment may have trials. */
    private static final long MOST = 1_000_000;

    static boolean isNarrow(double min, double max) {
        long apart = ordinal(max) - ordinal(min);
        // Negative where there are more than a long can hold.
        return apart >= 0 && apart < MOST;
    }

    /** The place of a number among all doubles, 0 for both zeros: neighbours differ by one. */
    private static long ordinal(double number) {
        long bits = Double.doubleToLongBits(number);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    private static double number(long ordinal) {
        return Double.longBitsToDouble(ordinal >= 0 ? ordinal : Long.MIN_VALUE - ordinal);
    }

    @Override
    public Value valueAt(double position) {
        long index = (long) StrictMath.floor(position * size());
        return value(Math.min(size() - 1, Math.max(0, index)));
    }

    @Override
    public double positionOf(Value value) {
        if (!(value instanceof Value.OfDouble real) || !contains(value)) {
            throw new IllegalArgumentException(value + " is not on " + this);
        }
        return (ordinal(real.value()) - ordinal(min) + 0.5) / size();
    }

    @Override
    public boolean contains(Value value) {
        return value instanceof Value.OfDouble real && real.value() >= min && real.value() <= max;
    }

    @Override
    public long size() {
        return ordinal(max) - ordinal(min) + 1;
    }

    @Override
    public Value value(long index) {
        return new Value.OfDouble(number(ordinal(min) + index));
    }

    @Override
    public long gridSize() {
        return Math.min(RealAxis.GRID_POINTS, size());
    }

    @Override
    public Value gridValue(long index) {
        return value(index * (size() - 1) / (gridSize() - 1));
    }
}
