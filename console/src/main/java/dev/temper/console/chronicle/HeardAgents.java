package dev.temper.console.chronicle;

import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Trial;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which agents an experiment has heard of, and when last. Not thread safe. */
final class HeardAgents {
    private final SortedMap<String, Long> times = new TreeMap<>();
    private final Map<String, Long> firsts = new HashMap<>();

    /** When each agent was last heard of, broker time. */
    SortedMap<String, Long> times() {
        return times;
    }

    /**
     * Those that had been heard of up to a sequence.
     *
     * @param time of that sequence
     */
    HeardAgents until(long last, long time) {
        HeardAgents past = new HeardAgents();
        times.forEach((agent, heard) -> {
            if (firsts.getOrDefault(agent, 0L) <= last) {
                past.times.put(agent, Math.min(heard, time));
            }
        });
        return past;
    }

    /** Takes an entry that counted as that of a sequence. */
    void take(JournalEntry entry, ExperimentState before, long sequence) {
        Event event = entry.event();
        String agent = null;
        if (event instanceof Event.SlotOffered offer) {
            agent = offer.assignee().agent();
        } else if (event instanceof Event.MetricReported report) {
            agent = holder(before, report.trial());
        } else if (event instanceof Event.TrialEnded end) {
            agent = holder(before, end.trial());
        }
        if (agent != null) {
            times.put(agent, entry.time());
            firsts.putIfAbsent(agent, sequence);
        }
    }

    private static @Nullable String holder(ExperimentState before, int number) {
        Trial trial = before.trials().get(number);
        Lease lease = trial == null ? null : trial.lease();
        return lease == null ? null : lease.assignee().agent();
    }
}
