package dev.temper.core.rung;

/**
 * Hyperband's brackets over a ladder. With s the number of rungs above the first one and s_max that of the whole
 * ladder, a bracket takes n = ceil((s_max + 1) / (s + 1) * eta^s) trials.
 *
 * @param rungs rungs of the ladder as it was declared, at least 1
 * @param eta of each rung one in eta goes on, at least 2
 * @param count brackets used, from 1 to the number of rungs: the ones that start at the lowest rungs
 */
public record Brackets(int rungs, int eta, int count) {
    /** No experiment has so many trials; beyond it, sizes only need to stay in their order. */
    private static final long MOST = Integer.MAX_VALUE;

    /** Trials of the bracket that starts at a rung. */
    public int trials(int firstRung) {
        int s = rungs - 1 - firstRung;
        long n = 1;
        for (int i = 0; i < s && n < MOST; i++) {
            n = Math.min(MOST, n * eta);
        }
        return (int) Math.min(MOST, -Math.floorDiv(-n * rungs, (long) (s + 1)));
    }

    /**
     * The bracket that is furthest behind its share, the shares being as the numbers of trials (the highest averages of
     * D'Hondt: the smallest (dealt + 1) / n, the lower bracket first).
     */
    int mostInNeed(Rungs all) {
        int choice = 0;
        for (int b = 1; b < count; b++) {
            if ((dealt(all, b) + 1) * trials(choice) < (dealt(all, choice) + 1) * trials(b)) {
                choice = b;
            }
        }
        return choice;
    }

    private static long dealt(Rungs all, int bracket) {
        return all.table(new RungId(bracket, bracket)).entered();
    }

    /** The bracket of a trial when brackets are filled one after the other, round and round. */
    int inTurn(int dealt) {
        long round = 0;
        for (int b = 0; b < count; b++) {
            round += trials(b);
        }
        long rest = dealt % round;
        int position = 0;
        while (rest >= trials(position)) {
            rest -= trials(position);
            position++;
        }
        return (int) (dealt / round) * count + position;
    }

    static int ceilDiv(int dividend, int divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }
}
