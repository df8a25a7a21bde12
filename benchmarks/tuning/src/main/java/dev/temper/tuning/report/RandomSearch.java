package dev.temper.tuning.report;

import java.math.BigInteger;

/**
 * Random search through a table without repetition: no method repeats a row, so what they are compared with does not
 * either. Of n rows g are good; m drawn rows miss all of them with probability C(n - g, m) / C(n, m), which is the
 * product of (n - m - i) / (n - i) over i from 0 to g - 1. All here is arithmetic, exact in whole numbers; no search is
 * run.
 */
final class RandomSearch {
    private RandomSearch() {}

    /** The fewest trainings after which at least half of all searches have met a good row; both from 1 on. */
    static int trainings(int rows, int good) {
        int trainings = 1;
        while (!halfMeet(rows, good, trainings)) {
            trainings++;
        }
        return trainings;
    }

    /** The least rank that at least half of all searches of so many trainings reach; 1 is the best row. */
    static int rank(int rows, int trainings) {
        int good = 1;
        while (!halfMeet(rows, good, trainings)) {
            good++;
        }
        return good;
    }

    /** Whether at least half of all searches of so many trainings meet one of the good rows. */
    static boolean halfMeet(int rows, int good, int trainings) {
        if (trainings > rows - good) {
            return true;
        }
        BigInteger missing = BigInteger.ONE;
        BigInteger all = BigInteger.ONE;
        for (int i = 0; i < good; i++) {
            missing = missing.multiply(BigInteger.valueOf(rows - trainings - i));
            all = all.multiply(BigInteger.valueOf(rows - i));
        }
        return missing.shiftLeft(1).compareTo(all) <= 0;
    }
}
