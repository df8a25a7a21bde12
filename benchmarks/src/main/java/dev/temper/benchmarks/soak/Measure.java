package dev.temper.benchmarks.soak;

/**
 * Something that is looked at again and again.
 *
 * @param name in tables and in the CSV
 * @param kind what is expected of it
 */
record Measure(String name, Kind kind) {
    /** What is expected. */
    enum Kind {
        /** Stays as it is, however many experiments are over. */
        FLAT,
        /** Grows with what is kept for ever. */
        KEPT,
        /** Tells what the run did. */
        TOLD
    }
}
