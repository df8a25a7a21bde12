package dev.temper.stream.intake;

import dev.temper.core.event.EventId;
import dev.temper.schemas.Assignee;
import dev.temper.stream.intake.SeenOffer.State;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/** The newest offer of each slot. Agents repeat an offer until it is answered; the journal needs it once. */
final class SeenOffers {
    private final KeyValueStore<String, SeenOffer> store;

    SeenOffers(KeyValueStore<String, SeenOffer> store) {
        this.store = store;
    }

    /** Whether an offer belongs in the journal; false for a repeat. */
    boolean isNew(String experiment, Assignee offered, EventId event) {
        SeenOffer seen = store.get(key(experiment, offered));
        boolean repeated = seen != null
                && (seen.state() == State.WAITING || seen.state() == State.ANSWERED)
                && seen.isRepeatedBy(offered.getSession(), offered.getOffer(), event);
        if (!repeated) {
            put(experiment, offered, event, State.WAITING);
        }
        return !repeated;
    }

    /** Whether to say that an offer is refused; false for a repeat. */
    boolean isNewlyRefused(String experiment, Assignee offered, EventId event) {
        SeenOffer seen = store.get(key(experiment, offered));
        if (seen != null && seen.isRepeatedBy(offered.getSession(), offered.getOffer(), event)) {
            return false;
        }
        put(experiment, offered, event, State.REFUSED);
        return true;
    }

    void answered(String experiment, Assignee offered) {
        String key = key(experiment, offered);
        SeenOffer seen = store.get(key);
        if (seen != null && seen.session().equals(offered.getSession()) && seen.offer() == offered.getOffer()) {
            store.put(key, seen.with(State.ANSWERED));
        }
    }

    /** Whether a session of an agent has any that no grant answered. */
    boolean waitingOf(String experiment, String agent, String session) {
        return Keys.under(store, experiment, agent).stream()
                .anyMatch(entry -> entry.value.session().equals(session) && entry.value.state() != State.ANSWERED);
    }

    /** The journal will void the session's offers: repeats of them are welcome when the agent comes back. */
    void voided(String experiment, String agent, String session) {
        for (KeyValue<String, SeenOffer> entry : Keys.under(store, experiment, agent)) {
            if (entry.value.session().equals(session) && entry.value.state() == State.WAITING) {
                store.put(entry.key, entry.value.with(State.VOID));
            }
        }
    }

    /** The slots whose offers no grant answered, each named by agent and number. */
    Set<String> waiting() {
        return Keys.all(store).stream()
                .filter(entry -> entry.value.state() == State.WAITING)
                .map(entry -> Keys.withoutExperiment(entry.key))
                .collect(Collectors.toSet());
    }

    void forgetAll(String experiment) {
        Keys.under(store, experiment).forEach(entry -> store.delete(entry.key));
    }

    private void put(String experiment, Assignee offered, EventId event, State state) {
        store.put(key(experiment, offered), new SeenOffer(offered.getSession(), offered.getOffer(), event, state));
    }

    private static String key(String experiment, Assignee offered) {
        return Keys.of(experiment, offered.getAgent(), offered.getSlot());
    }
}
