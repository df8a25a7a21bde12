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

    @Override
    public int places(Rungs all, RungId id, boolean closed) {
        return 0;
    }
}
