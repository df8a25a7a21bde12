package dev.temper.stream.intake;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/** The newest session of each agent that offered a slot. */
final class Agents {
    private final KeyValueStore<String, WatchedAgent> store;
    private final Silence silence;

    Agents(KeyValueStore<String, WatchedAgent> store, Silence silence) {
        this.store = store;
        this.silence = silence;
    }

    /** An offer makes its session the agent's newest. */
    void offered(String experiment, String agent, String session) {
        String key = Keys.of(experiment, agent);
        WatchedAgent known = store.get(key);
        if (known == null || !known.session().equals(session)) {
            store.put(key, new WatchedAgent(agent, session, 0, 0));
        }
        heard(experiment, agent, session);
    }

    /** Notes a sign of life of a session; of no account unless it is the newest. */
    void heard(String experiment, String agent, String session) {
        String key = Keys.of(experiment, agent);
        WatchedAgent known = store.get(key);
        if (known != null && known.session().equals(session)) {
            silence.heard(key);
            if (known.told() > 0) {
                store.put(key, known.returned());
            }
        }
    }

    /** The sessions that have been silent for long enough to tell of it, if they matter. */
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
        store.put(Keys.of(experiment, agent.agent()), agent.toldAgain());
    }

    long silenceOf(String experiment, WatchedAgent agent) {
        return silence.of(Keys.of(experiment, agent.agent()));
    }

    void forgetAll(String experiment) {
        for (KeyValue<String, WatchedAgent> entry : Keys.under(store, experiment)) {
            store.delete(entry.key);
            silence.forget(entry.key);
        }
    }
}
