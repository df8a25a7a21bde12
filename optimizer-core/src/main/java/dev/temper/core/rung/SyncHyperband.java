package dev.temper.core.rung;

import dev.temper.core.collect.PersistentMap;

/**
 * Hyperband (Li et al. 2018): a rung is decided when all trials of its bracket have arrived there. Brackets follow each
 * other, from the one that starts at the lowest rung, and round again; a free slot opens the next rather than idle.
 */
record SyncHyperband(Brackets brackets) implements Schedule {
    @Override
    public int bracketOfNext(Rungs rungs, int dealt) {
        return brackets.inTurn(dealt);
    }

    @Override
    public int firstRung(int bracket) {
        return bracket % brackets.count();
    }

    @Override
    public int places(Rungs rungs, RungId id, boolean closed) {
        RungTable table = rungs.table(id);
        return table.size() > 0 && settled(rungs, id, closed) ? best(table) : 0;
    }

    /** At least one, so that a bracket which was cut short still leads to a full training. */
    private int best(RungTable table) {
        return Math.max(1, table.size() / brackets.eta());
    }

    private boolean settled(Rungs rungs, RungId id, boolean closed) {
        RungTable table = rungs.table(id);
        if (table.size() + table.passed() + table.stopped() < table.entered()) {
            return false;
        }
        int first = firstRung(id.bracket());
        if (id.rung() == first) {
            return closed || table.entered() >= brackets.trials(first);
        }
        RungTable below = rungs.table(id.below());
        // Where a rung was passed over, more may come from further down.
        boolean whole = below.entered() > 0 && below.passed() == 0;
        PersistentMap.Entry<Ranked, Double> next = below.resting().first();
        return (whole || settled(rungs, id.below(), closed))
                && (next == null || below.values().rank(next.key()) >= best(below));
    }
}
