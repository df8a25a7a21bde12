package dev.temper.core.space;

/** Whole numbers in [min, max]; each owns the cell from half below to half above it, measured on the scale. */
record WholeAxis(long min, long max, boolean log) implements Axis {
    @Override
    public Value valueAt(double position) {
        if (position <= 0) {
            return new Value.OfLong(min);
        }
        if (position >= 1) {
            return new Value.OfLong(max);
        }
        long number = log
                ? (long) StrictMath.floor(StrictMath.exp((1 - position) * lowest() + position * highest()) + 0.5)
                : min + (long) StrictMath.floor(position * size());
        return new Value.OfLong(Math.min(max, Math.max(min, number)));
    }

    @Override
    public double positionOf(Value value) {
        if (!(value instanceof Value.OfLong whole) || !contains(value)) {
            throw new IllegalArgumentException(value + " is not on " + this);
        }
        return log
                ? (StrictMath.log((double) whole.value()) - lowest()) / (highest() - lowest())
                : (whole.value() - min + 0.5) / size();
    }

    private double lowest() {
        return StrictMath.log(min - 0.5);
    }

    private double highest() {
        return StrictMath.log(max + 0.5);
    }

    @Override
    public boolean contains(Value value) {
        return value instanceof Value.OfLong whole && whole.value() >= min && whole.value() <= max;
    }

    @Override
    public long size() {
        return max - min + 1;
    }

    @Override
    public Value value(long index) {
        return new Value.OfLong(min + index);
    }
}
