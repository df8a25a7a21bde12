package dev.temper.core.simulate;

import dev.temper.core.definition.Ladder;
import dev.temper.core.space.Configuration;

/** Curves out of nothing, to see a plan's shape before any training exists. */
public final class SyntheticCurves implements Curves {
    private static final int NAMED_COLUMNS = 100;

    private final SyntheticCurve curve;
    private final Ladder ladder;
    private final double secondsPerFull;

    /** Curves of a seed for a ladder, at a time of a full training in seconds. */
    public SyntheticCurves(long seed, Ladder ladder, double secondsPerFull) {
        this.curve = new SyntheticCurve(seed, Training.CALM);
        this.ladder = ladder;
        this.secondsPerFull = secondsPerFull;
    }

    @Override
    public int take(int trial, Configuration configuration) {
        return trial;
    }

    @Override
    public double loss(int trial, int column) {
        return ladder.passesRungs()
                ? curve.loss(trial, column, ladder.full().epochs())
                : curve.loss(trial, (int) (ladder.share(column - 1) * NAMED_COLUMNS), NAMED_COLUMNS);
    }

    @Override
    public double seconds(int trial, int column) {
        return ladder.passesRungs()
                ? secondsPerFull / ladder.full().epochs()
                : secondsPerFull * ladder.share(column - 1);
    }

    @Override
    public int length(int trial) {
        return Integer.MAX_VALUE;
    }

    @Override
    public int size() {
        return Integer.MAX_VALUE;
    }
}
