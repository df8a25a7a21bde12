package dev.temper.core.rung;

/** Every trial trains in full, whatever the others do. */
record FullTraining(int rungs) implements Schedule {
    @Override
    public int bracketOfNext(Rungs all, int dealt) {
        return 0;
    }

    @Override
    public int firstRung(int bracket) {
        return rungs - 1;
    }

    /** Below the last rung nobody comes to rest but those who were trained in full before that was more: all go on. */
    @Override
    public int places(Rungs all, RungId id, boolean closed) {
        return id.bracket() < ownBrackets() && id.rung() < rungs - 1
                ? all.table(id).size()
                : 0;
    }
}
