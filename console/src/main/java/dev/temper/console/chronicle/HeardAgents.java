package dev.temper.console.chronicle;

import dev.temper.console.chronicle.Milestones.Milestone;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Trial;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The agents that offered a slot or said something of a trial. Not thread safe. */
final class HeardAgents {
    private final SortedMap<String, Long> last = new TreeMap<>();
    private final Map<String, Long> first = new HashMap<>();

    /** When each was last heard of, broker time. */
    SortedMap<String, Long> last() {
        return last;
    }

    /** Those that had been heard of in a state of the past, at its time at the latest. */
    HeardAgents until(Milestone then) {
        HeardAgents past = new HeardAgents();
        last.forEach((agent, time) -> {
            if (first.getOrDefault(agent, 0L) <= then.sequence()) {
                past.last.put(agent, Math.min(time, then.state().header().time()));
            }
        });
        return past;
    }

    /**
     * Takes an event.
     *
     * @param before the experiment before it
     * @param sequence of the journal after it
     */
    void take(ExperimentState before, JournalEntry entry, long sequence) {
        Event event = entry.event();
        if (event instanceof Event.SlotOffered offer) {
            heard(offer.assignee().agent(), entry.time(), sequence);
        } else if (event instanceof Event.MetricReported report) {
            heardOf(before, report.trial(), entry.time(), sequence);
        } else if (event instanceof Event.TrialEnded end) {
            heardOf(before, end.trial(), entry.time(), sequence);
        }
    }

    private void heardOf(ExperimentState before, int number, long time, long sequence) {
        Trial trial = before.trials().get(number);
        Lease lease = trial == null ? null : trial.lease();
        if (lease != null) {
            heard(lease.assignee().agent(), time, sequence);
        }
    }

    private void heard(String agent, long time, long sequence) {
        last.put(agent, time);
        first.putIfAbsent(agent, sequence);
    }
}
