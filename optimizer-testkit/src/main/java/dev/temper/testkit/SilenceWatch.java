package dev.temper.testkit;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.simulate.EventHeap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Whom intake listens to, and when it heard each last: silence for the time of a lease is a loss. */
final class SilenceWatch {
    private final EventHeap heap;
    private final long leaseMillis;
    private final Consumer<Watch> lost;
    private final Map<String, Watch> watches = new TreeMap<>();
    private boolean suspended;

    /** One lease, or one session of an agent. */
    static final class Watch {
        final EventId id;
        final Event loss;
        private long heard;

        private Watch(EventId id, Event loss, long heard) {
            this.id = id;
            this.loss = loss;
            this.heard = heard;
        }
    }

    SilenceWatch(EventHeap heap, long leaseMillis, Consumer<Watch> lost) {
        this.heap = heap;
        this.leaseMillis = leaseMillis;
        this.lost = lost;
    }

    /** An agent's session spoke, perhaps for the first time. */
    void heard(String agent, String session) {
        String key = "agent/" + agent + "/" + session;
        if (!heard(key)) {
            watch(key, new EventId("intake/" + key, 1), new Event.AgentLost(agent, session));
        }
    }

    /** Somebody spoke of a lease; nothing happens if it is unknown. */
    void heard(long lease) {
        heard(key(lease));
    }

    /** Learns of leases from decisions, which may come again. */
    void learn(Decision decision) {
        if (decision.action() instanceof Action.Suggest suggest) {
            granted(suggest.trial(), suggest.lease());
        } else if (decision.action() instanceof Action.Promote promote) {
            granted(promote.trial(), promote.lease());
        }
    }

    /** A run ended; nothing happens if the trial has no such lease, whoever says so. */
    void ended(int trial, long lease) {
        watches.values().removeIf(watch -> watch.loss.equals(new Event.TrialLost(trial, lease)));
    }

    /** From now on nobody counts as silent. */
    void suspend() {
        suspended = true;
    }

    /** Everybody has the full time again. */
    void resume() {
        suspended = false;
        watches.values().forEach(watch -> watch.heard = heap.now());
    }

    /** All that are listened to now. */
    List<Watch> watched() {
        return List.copyOf(watches.values());
    }

    /** All count as silent at once. */
    void loseAll() {
        List<Watch> all = watched();
        watches.clear();
        all.forEach(lost);
    }

    private static String key(long lease) {
        return "lease/" + lease;
    }

    private boolean heard(String key) {
        Watch watch = watches.get(key);
        if (watch != null) {
            watch.heard = heap.now();
        }
        return watch != null;
    }

    private void granted(int trial, long lease) {
        if (!watches.containsKey(key(lease))) {
            watch(key(lease), new EventId("intake/lost/" + trial, lease), new Event.TrialLost(trial, lease));
        }
    }

    private void watch(String key, EventId id, Event loss) {
        Watch watch = new Watch(id, loss, heap.now());
        watches.put(key, watch);
        check(key, watch);
    }

    private void check(String key, Watch watch) {
        heap.after(watch.heard + leaseMillis - heap.now(), () -> {
            if (watches.get(key) != watch) {
                return;
            }
            if (suspended) {
                watch.heard = heap.now();
            }
            if (watch.heard + leaseMillis > heap.now()) {
                check(key, watch);
                return;
            }
            watches.remove(key);
            lost.accept(watch);
        });
    }
}
