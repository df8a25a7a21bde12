package dev.temper.testkit.law;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.decision.Action;
import dev.temper.core.event.Event;
import dev.temper.core.experiment.ExperimentRows;
import org.jspecify.annotations.Nullable;

/**
 * A step writes few rows, however many trials there are. What ends an agent, a session or the experiment may touch
 * each lease and each offer that ends with it, and no more.
 */
final class Bounded implements Invariant {
    /** The trial, its observation, the offer, the session, the event's number in two rows, and one more each way. */
    private static final int ROWS = 8;

    private static final int ROWS_PER_DECISION = 4;

    @Override
    public String law() {
        return "bounded";
    }

    @Override
    public @Nullable String outcome(Observed observed, Account account) {
        ExperimentRows before = observed.before().rows();
        ExperimentRows after = observed.after().rows();
        int changed = changes(before.trials(), after.trials())
                + changes(before.observations(), after.observations())
                + changes(before.sessions(), after.sessions())
                + changes(before.offers(), after.offers())
                + changes(before.producers(), after.producers())
                + changes(before.queue(), after.queue());
        int most = ROWS + ROWS_PER_DECISION * observed.decisions().size();
        if (changed <= most) {
            return null;
        }
        int allowed = most + ended(observed, before);
        return changed <= allowed ? null : changed + " rows changed, at most " + allowed + " may";
    }

    /** Rows that an end may touch: those of the leases and offers there were. */
    private static int ended(Observed observed, ExperimentRows before) {
        Event event = observed.entry().event();
        if (event instanceof Event.ExperimentErased && observed.accepted()) {
            return Integer.MAX_VALUE / 2; // no rows are written: all of them go, and not in this step
        }
        if (event instanceof Event.ExperimentExtended) {
            return before.offers().size() + 2 * before.trials().size();
        }
        boolean completes = observed.decisions().stream().anyMatch(d -> d.action() instanceof Action.Complete);
        boolean session = event instanceof Event.SlotOffered
                || event instanceof Event.AgentLost
                || event instanceof Event.ExperimentArchived;
        if (!completes && !session) {
            return 0;
        }
        return completes || event instanceof Event.ExperimentArchived
                ? before.offers().size() + before.queue().size() + running(before)
                : rowsOf(event, before);
    }

    private static int running(ExperimentRows before) {
        int running = 0;
        for (var trial : before.trials()) {
            running += trial.value().lease() == null ? 0 : 1;
        }
        return running;
    }

    private static int rowsOf(Event event, ExperimentRows before) {
        String agent = event instanceof Event.SlotOffered offered
                ? offered.assignee().agent()
                : ((Event.AgentLost) event).agent();
        int rows = 0;
        for (var trial : before.trials()) {
            var lease = trial.value().lease();
            rows += lease != null && lease.assignee().agent().equals(agent) ? 1 : 0;
        }
        for (var offer : before.offers()) {
            rows += offer.key().session().agent().equals(agent) ? 1 : 0;
        }
        return rows;
    }

    private static <K extends Comparable<K>, V> int changes(PersistentMap<K, V> before, PersistentMap<K, V> after) {
        return PersistentMap.differences(before, after).size();
    }
}
