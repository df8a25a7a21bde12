package dev.temper.benchmarks.soak;

import java.util.Map;

/**
 * What is measured.
 *
 * @param minutes of the load
 * @param share of the measured maximum
 * @param rate reports a second; 0 for the share of what is measured first
 * @param crews experiments at a time
 * @param trials of each experiment, after which another one takes its place
 * @param settings of the optimizer
 */
record SoakPlan(double minutes, double share, int rate, int crews, int trials, Map<String, String> settings) {
    private static final double SECONDS = 60;
    private static final double SAMPLE_SECONDS = 30;
    private static final int FEWEST_SAMPLES = 20;
    private static final int COLLECTIONS = 20;
    private static final double CLIMB_SECONDS = 60;
    private static final double CLIMB_PART = 0.2;

    /** Of the load. */
    double seconds() {
        return minutes * SECONDS;
    }

    /** From one sample to the next. */
    double sampleSeconds() {
        return Math.min(SAMPLE_SECONDS, seconds() / FEWEST_SAMPLES);
    }

    /** Samples from one collection of all garbage to the next: each of them stops a process for a moment. */
    int samplesACollection() {
        return (int) Math.max(1, Math.round(seconds() / sampleSeconds() / COLLECTIONS));
    }

    /** Of the load at full speed, as often again before it counts. */
    double climbSeconds() {
        return Math.min(CLIMB_SECONDS, seconds() * CLIMB_PART);
    }
}
