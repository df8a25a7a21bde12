package dev.temper.tuning.table;

/** What is done to tables as they are read. */
public enum TableReading {
    /** Columns that hold the untrained network are left out. */
    PLAIN,
    /** As plain; then each configuration is given the curve of another, so that parameters carry no information. */
    SHUFFLED,
    /** LCBench's first column is kept though it holds the untrained network: a first rung that tells nothing. */
    UNTRAINED
}
