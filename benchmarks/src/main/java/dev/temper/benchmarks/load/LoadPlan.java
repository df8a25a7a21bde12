package dev.temper.benchmarks.load;

import java.util.List;

/**
 * What is measured.
 *
 * @param trials numbers of trials of an experiment
 * @param rates reports a second
 * @param rounds how often the lanes take their turns at each number and rate
 * @param seconds of a turn at a rate
 * @param fullSpeed reports of a turn at full speed
 * @param warmUp reports through each lane before anything is measured
 */
record LoadPlan(List<Integer> trials, List<Integer> rates, int rounds, int seconds, int fullSpeed, int warmUp) {
    /** Of a slow rate at least so many reports are sent a turn. */
    private static final int FEWEST = 8;

    /** The part of each turn that is not counted: queues fill, code is compiled. */
    private static final int UNCOUNTED = 5;

    static LoadPlan whole(int rounds, int seconds) {
        return new LoadPlan(
                List.of(100, 1_000, 10_000), List.of(1, 100, 1_000, 5_000), rounds, seconds, 50_000, 30_000);
    }

    /** About a minute: too short for figures to be relied on. */
    static LoadPlan quick() {
        return new LoadPlan(List.of(100, 1_000), List.of(100, 1_000), 2, 2, 4_000, 2_000);
    }

    int reports(int rate) {
        return Math.max(FEWEST, rate * seconds);
    }

    static int uncounted(int reports) {
        return reports / UNCOUNTED;
    }
}
