package dev.temper.stream.intake;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.AgentSession;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.experiment.Offer;
import dev.temper.core.experiment.SlotId;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * What intake knows of one experiment, as the journal tells it, for an intake whose stores are lost: the experiment, the
 * leases that run, the agents that may fall silent, the offers that wait. The keys of sessions that sign are in no
 * journal: such an agent begins a new session.
 */
public final class IntakeMemory {
    /** The store of the experiments that there are. */
    public static final String EXPERIMENTS = Stores.EXPERIMENTS;

    /** The store of what waits for its turn. */
    public static final String WAITING = Stores.WAITING;

    /** The event that brought an offer is not kept; a repeat of the offer is one whatever event brings it. */
    private static final EventId UNKNOWN = new EventId("", 0);

    private final String experiment;
    private final Map<AgentSession, Integer> losses = new TreeMap<>();
    /** Sessions that have offered nothing since they were lost. */
    private final Set<AgentSession> silent = new TreeSet<>();

    private @Nullable EventId creation;
    private long leaseMillis;

    /**
     * A record of a store's changelog.
     *
     * @param store whose
     * @param key of the record
     * @param value of the record, as the store writes it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared: a carrier of bytes
    public record Row(String store, String key, byte[] value) {}

    /** Of an experiment of which nothing was read yet. */
    public IntakeMemory(String experiment) {
        this.experiment = experiment;
    }

    /** The stores of which there may be rows. */
    public static List<String> stores() {
        return List.of(
                Stores.EXPERIMENTS,
                Stores.LEASES,
                Stores.AGENTS,
                Stores.OFFERS,
                Stores.SESSIONS,
                Stores.GRANTED,
                Stores.HELD,
                Stores.WAITING);
    }

    /** Takes note of an entry of its journal. */
    public void take(JournalEntry entry) {
        if (entry.event() instanceof Event.ExperimentCreated created && creation == null) {
            creation = entry.id();
            leaseMillis = created.definition().leaseMillis();
        } else if (entry.event() instanceof Event.AgentLost lost) {
            AgentSession session = new AgentSession(lost.agent(), lost.session());
            losses.merge(session, (int) entry.id().number(), Math::max);
            silent.add(session);
        } else if (entry.event() instanceof Event.SlotOffered offered) {
            silent.remove(new AgentSession(
                    offered.assignee().agent(), offered.assignee().session()));
        }
    }

    /** The rows for an experiment that has come to this state; none of one whose creation was not read. */
    public List<Row> rows(ExperimentState state) {
        List<Row> rows = new ArrayList<>();
        EventId first = creation;
        if (first == null) {
            return rows;
        }
        boolean over = state.header().completed() || state.header().status() == ExperimentStatus.ERASED;
        add(rows, Stores.EXPERIMENTS, experiment, KnownExperiment.SERDE, new KnownExperiment(first, leaseMillis, over));
        if (state.header().leases() > 0) {
            add(rows, Stores.GRANTED, experiment, Serdes.Long(), state.header().leases());
        }
        if (!over) {
            leases(rows, state);
            agents(rows, state);
            offers(rows, state);
        }
        return rows;
    }

    private void leases(List<Row> rows, ExperimentState state) {
        for (PersistentMap.Entry<Integer, Trial> trial : state.trials()) {
            Lease lease = trial.value().lease();
            if (lease != null) {
                String agent = lease.assignee().agent();
                String session = lease.assignee().session();
                add(
                        rows,
                        Stores.LEASES,
                        Keys.of(experiment, trial.key()),
                        WatchedLease.SERDE,
                        new WatchedLease(trial.key(), lease.number(), agent, session, 0));
            }
        }
    }

    /** A session that was lost keeps the count of its losses, as intake has it: the next loss must be another event. */
    private void agents(List<Row> rows, ExperimentState state) {
        Map<AgentSession, WatchedAgent> watched = new TreeMap<>();
        losses.forEach((session, count) ->
                watched.put(session, new WatchedAgent(session.agent(), session.session(), count - 1, 1)));
        for (PersistentMap.Entry<AgentSession, Boolean> entry : state.sessions()) {
            AgentSession session = entry.key();
            if (entry.value() && !silent.contains(session)) {
                int count = losses.getOrDefault(session, 0);
                watched.put(session, new WatchedAgent(session.agent(), session.session(), count, 0));
            }
        }
        watched.forEach((session, agent) -> add(
                rows,
                Stores.AGENTS,
                Keys.of(experiment, session.agent(), session.session()),
                WatchedAgent.SERDE,
                agent));
    }

    /** Those that wait alone: another one that comes again harms nothing. */
    private void offers(List<Row> rows, ExperimentState state) {
        for (PersistentMap.Entry<SlotId, Offer> offer : state.rows().offers()) {
            if (offer.value().waits()) {
                AgentSession by = offer.key().session();
                add(
                        rows,
                        Stores.OFFERS,
                        Keys.of(experiment, by.agent(), offer.key().slot()),
                        SeenOffer.SERDE,
                        new SeenOffer(by.session(), offer.value().number(), UNKNOWN, SeenOffer.State.WAITING));
            }
        }
    }

    private static <V> void add(List<Row> rows, String store, String key, Serde<V> serde, V value) {
        rows.add(new Row(store, key, serde.serializer().serialize(store, value)));
    }
}
