package dev.temper.benchmarks.page;

import java.nio.file.Path;

/**
 * What is measured.
 *
 * @param temper the temper script
 * @param trials of the large experiment
 * @param others experiments beside it
 * @param otherTrials of each of them
 * @param calls of the list
 * @param rate reports a second while the page follows
 * @param minutes that the page follows; 0 for no browser
 * @param rounds with the role beside the engine and without; 0 for none
 * @param seconds of a turn
 */
record PagePlan(
        Path temper,
        int trials,
        int others,
        int otherTrials,
        int calls,
        int rate,
        double minutes,
        int rounds,
        int seconds) {}
