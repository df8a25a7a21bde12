package dev.temper.core.rung;

/**
 * Asynchronous Hyperband by promotion (Li et al. 2020, ASHA): at each moment the best 1/eta of a rung's values may go
 * on, and the others rest until they are among them. With several brackets, bracket b starts at rung b.
 */
record AsyncHyperband(Brackets brackets) implements Schedule {
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
        return rungs.table(id).size() / brackets.eta();
    }
}
