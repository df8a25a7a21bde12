package dev.temper.agent.metrics;

/** Counts lines that looked like metrics and were not usable. */
final class Complaint {
    private long count;
    private String latest = "";

    void add(String reason) {
        count++;
        latest = reason;
    }

    String text() {
        return count == 0 ? "" : count + (count == 1 ? " line" : " lines") + " not taken as metrics: " + latest;
    }
}
