package dev.temper.core.rung;

/**
 * Asynchronous Hyperband by stopping (Li et al. 2018, the variant of Vizier and Ray Tune): a trial that arrives at a
 * rung goes on if its value is at least as good as that of the best 1/eta there, rounded up, itself included; else it
 * stops for good. So the first to arrive always goes on.
 */
record AsyncHyperbandStopping(Brackets brackets) implements Schedule {
    @Override
    public int bracketOfNext(Rungs rungs, int dealt) {
        return brackets.mostInNeed(rungs);
    }

    @Override
    public int firstRung(int bracket) {
        return bracket;
    }

    @Override
    public int places(Rungs rungs, RungId id, boolean closed) {
        return Brackets.ceilDiv(rungs.table(id).size(), brackets.eta());
    }

    @Override
    public boolean passes(Rungs rungs, RungId id, Ranked arrived, boolean closed) {
        Ranked cutoff =
                rungs.table(id).values().entryAt(places(rungs, id, closed) - 1).key();
        return arrived.loss() <= cutoff.loss();
    }

    /** A trial rests here only because it had to wait for budget or for a paused experiment: it has passed. */
    @Override
    public boolean isPromotable(Rungs rungs, RungId id, Ranked resting, boolean closed) {
        return true;
    }

    @Override
    public boolean stops() {
        return true;
    }
}
