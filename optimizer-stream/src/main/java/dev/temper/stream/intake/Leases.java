package dev.temper.stream.intake;

import dev.temper.schemas.Assignee;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The leases that run, learnt from the decisions that granted them. */
final class Leases {
    private final KeyValueStore<String, WatchedLease> store;
    private final Silence silence;
    private final Map<String, Long> quietUntil = new HashMap<>();

    Leases(KeyValueStore<String, WatchedLease> store, Silence silence) {
        this.store = store;
        this.silence = silence;
    }

    void granted(String experiment, int trial, long lease, Assignee to) {
        String key = Keys.of(experiment, trial);
        WatchedLease known = store.get(key);
        if (known == null || known.lease() < lease) {
            store.put(key, new WatchedLease(trial, lease, to.getAgent(), to.getSession(), 0));
            silence.heard(key);
        }
    }

    /**
     * Notes a sign of life; null when this is not the trial's newest lease.
     *
     * @param signer whose it must be to count; null for anybody
     */
    @Nullable
    WatchedLease heard(String experiment, int trial, long lease, @Nullable Signer signer) {
        String key = Keys.of(experiment, trial);
        WatchedLease known = store.get(key);
        if (known == null || known.lease() != lease || (signer != null && !signer.holds(known))) {
            return null;
        }
        silence.heard(key);
        if (known.told() > 0) {
            store.put(key, known.told(0));
        }
        return known;
    }

    void ended(String experiment, int trial, long lease) {
        String key = Keys.of(experiment, trial);
        WatchedLease known = store.get(key);
        if (known != null && known.lease() == lease) {
            forget(key);
        }
    }

    /** Whether a session of an agent holds any. */
    boolean heldBy(String experiment, String agent, String session) {
        return Keys.under(store, experiment).stream().anyMatch(entry -> isHeldBy(entry.value, agent, session));
    }

    /** The loss of the whole session was told, and with it that of its leases. */
    void toldLost(String experiment, String agent, String session) {
        for (KeyValue<String, WatchedLease> entry : Keys.under(store, experiment)) {
            if (isHeldBy(entry.value, agent, session)) {
                store.put(entry.key, entry.value.told(entry.value.told() + 1));
            }
        }
    }

    private static boolean isHeldBy(WatchedLease lease, String agent, String session) {
        return lease.agent().equals(agent) && lease.session().equals(session);
    }

    /**
     * The leases whose loss is to be told now; each is noted as told. It looks at them no more often than one can have
     * become due: there may be thousands, and whoever is heard or granted from now on is not due within a lease time.
     */
    List<WatchedLease> due(String experiment, long leaseMillis) {
        if (silence.now() <= quietUntil.getOrDefault(experiment, -1L)) {
            return List.of();
        }
        List<WatchedLease> due = new ArrayList<>();
        long quiet = silence.now() + leaseMillis;
        for (KeyValue<String, WatchedLease> entry : Keys.under(store, experiment)) {
            WatchedLease lease = entry.value;
            if (silence.isDue(entry.key, leaseMillis, lease.told())) {
                due.add(lease);
                lease = lease.told(lease.told() + 1);
                store.put(entry.key, lease);
            }
            quiet = Math.min(quiet, silence.dueAfter(entry.key, leaseMillis, lease.told()));
        }
        quietUntil.put(experiment, quiet);
        return due;
    }

    long silenceOf(String experiment, WatchedLease lease) {
        return silence.of(Keys.of(experiment, lease.trial()));
    }

    void forgetAll(String experiment) {
        Keys.under(store, experiment).forEach(entry -> forget(entry.key));
        quietUntil.remove(experiment);
    }

    private void forget(String key) {
        store.delete(key);
        silence.forget(key);
    }
}
