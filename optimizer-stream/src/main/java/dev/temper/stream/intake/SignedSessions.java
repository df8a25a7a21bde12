package dev.temper.stream.intake;

import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The keys of sessions, by the producer of their events: the first key of a session is its key until the experiment ends. */
final class SignedSessions {
    private final KeyValueStore<String, SignedSession> store;

    SignedSessions(KeyValueStore<String, SignedSession> store) {
        this.store = store;
    }

    /** The producer of all events of a session: with it, the name of either tells the other. */
    static String producer(String agent, String session) {
        return "agent/" + agent + "/" + session;
    }

    @Nullable
    SignedSession of(String experiment, String producer) {
        return store.get(Keys.of(experiment, producer));
    }

    @Nullable
    SignedSession of(String experiment, String agent, String session) {
        SignedSession known = of(experiment, producer(agent, session));
        return known != null && known.is(agent, session) ? known : null;
    }

    SignedSession open(String experiment, String producer, SignedSession session) {
        store.put(Keys.of(experiment, producer), session);
        return session;
    }

    /** Notes the number of an event that it signed; false when it has signed one of that number or a higher one. */
    boolean advances(String experiment, String producer, SignedSession session, long number) {
        if (number <= session.highest()) {
            return false;
        }
        store.put(Keys.of(experiment, producer), session.with(number));
        return true;
    }

    void forgetAll(String experiment) {
        Keys.under(store, experiment).forEach(entry -> store.delete(entry.key));
    }
}
