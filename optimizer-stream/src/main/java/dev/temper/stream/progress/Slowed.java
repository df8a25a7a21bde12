package dev.temper.stream.progress;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The experiments of which reports wait in intake, since they come faster than the engine folds them. Thread safe: tasks
 * write, anyone reads.
 */
public final class Slowed {
    private final Map<String, Long> waiting = new ConcurrentSkipListMap<>();

    /**
     * An experiment of which something waits.
     *
     * @param waiting records
     */
    public record Of(String experiment, long waiting) {}

    /** So many records of an experiment wait now. */
    public void waits(String experiment, long records) {
        if (records == 0) {
            waiting.remove(experiment);
        } else {
            waiting.put(experiment, records);
        }
    }

    /** Whether any record of an experiment waits. */
    public boolean isSlowed(String experiment) {
        return waiting.containsKey(experiment);
    }

    /** All of them, by name. */
    public List<Of> experiments() {
        return waiting.entrySet().stream()
                .map(entry -> new Of(entry.getKey(), entry.getValue()))
                .toList();
    }
}
