package dev.temper.stream.intake;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/** The sessions of agents that offered a slot. */
final class Agents {
    private final KeyValueStore<String, WatchedAgent> store;
    private final Silence silence;

    Agents(KeyValueStore<String, WatchedAgent> store, Silence silence) {
        this.store = store;
        this.silence = silence;
    }

    /** Only a session that offered something can be missed. */
    void offered(String experiment, String agent, String session) {
        String key = Keys.of(experiment, agent, session);
        if (store.get(key) == null) {
            store.put(key, new WatchedAgent(agent, session, 0, 0));
            silence.heard(key);
        }
    }

    /** Notes a sign of life of a session. */
    void heard(String experiment, String agent, String session) {
        String key = Keys.of(experiment, agent, session);
        WatchedAgent known = store.get(key);
        if (known != null) {
            silence.heard(key);
            if (known.told() > 0) {
                store.put(key, known.returned());
            }
        }
    }

    /** The sessions that have been silent for long enough to tell of it, if they owe anything. */
    List<WatchedAgent> due(String experiment, long leaseMillis) {
        List<WatchedAgent> due = new ArrayList<>();
        for (KeyValue<String, WatchedAgent> entry : Keys.under(store, experiment)) {
            if (silence.isDue(entry.key, leaseMillis, entry.value.told())) {
                due.add(entry.value);
            }
        }
        return due;
    }

    void told(String experiment, WatchedAgent agent) {
        store.put(key(experiment, agent), agent.toldAgain());
    }

    /** A silent session that owes nothing is gone; one that was lost before keeps its count. */
    void leave(String experiment, WatchedAgent agent) {
        if (agent.losses() == 0 && agent.told() == 0) {
            forget(key(experiment, agent));
        }
    }

    long silenceOf(String experiment, WatchedAgent agent) {
        return silence.of(key(experiment, agent));
    }

    void forgetAll(String experiment) {
        Keys.under(store, experiment).forEach(entry -> forget(entry.key));
    }

    private void forget(String key) {
        store.delete(key);
        silence.forget(key);
    }

    private static String key(String experiment, WatchedAgent agent) {
        return Keys.of(experiment, agent.agent(), agent.session());
    }
}
