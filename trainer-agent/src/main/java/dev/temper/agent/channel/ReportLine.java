package dev.temper.agent.channel;

import dev.temper.agent.machine.Said;
import dev.temper.agent.metrics.EpochMetrics;

/** A line that a process sends through its channel. */
sealed interface ReportLine {
    /** The metrics of an epoch. */
    record Metrics(EpochMetrics measurement) implements ReportLine {}

    /** Something else that the machine must know. */
    record Word(Said said) implements ReportLine {}

    /** The script cannot go on. */
    record Failure(String detail) implements ReportLine {}

    /** A line of a kind that a later version may know. */
    record Unknown(String type) implements ReportLine {}
}
