package dev.temper.console.chronicle;

import dev.temper.core.trial.Reported;
import java.util.List;

/**
 * A report that counted.
 *
 * @param time broker time, milliseconds since 1970
 */
public record CountedReport(long sequence, long time, int trial, int epoch, List<Reported> values) {
    /** Copies the list. */
    public CountedReport {
        values = List.copyOf(values);
    }
}
