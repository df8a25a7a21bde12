package dev.temper.core.rung;

/**
 * Asynchronous Hyperband by promotion (Li et al. 2020, ASHA): at each moment the best 1/eta of a rung's values may go
 * on, and the others rest until they are among them. With several brackets, bracket b starts at rung b. The trials of
 * a further bracket, which a model chose, it leaves alone.
 */
record AsyncHyperband(Brackets brackets) implements Schedule {
    @Override
    public int ownBrackets() {
        return brackets.count();
    }

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
        return id.bracket() < brackets.count() ? rungs.table(id).size() / brackets.eta() : 0;
    }
}
