package dev.temper.core.space;

import java.util.List;

/** Enumerated values, each owning an equal share of the interval: categories, value lists, powers of two. */
record ChoiceAxis(List<Value> values) implements Axis {
    ChoiceAxis {
        values = List.copyOf(values);
    }

    @Override
    public Value valueAt(double position) {
        int index = (int) StrictMath.floor(position * values.size());
        return values.get(Math.min(values.size() - 1, Math.max(0, index)));
    }

    @Override
    public double positionOf(Value value) {
        int index = values.indexOf(value);
        if (index < 0) {
            throw new IllegalArgumentException(value + " is not on " + this);
        }
        return (index + 0.5) / values.size();
    }

    @Override
    public boolean contains(Value value) {
        return values.contains(value);
    }

    @Override
    public long size() {
        return values.size();
    }

    @Override
    public Value value(long index) {
        return values.get((int) index);
    }
}
