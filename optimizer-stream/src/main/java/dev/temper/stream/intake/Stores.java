package dev.temper.stream.intake;

import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Intake's state stores: small, in memory but for what waits, each with a changelog that a restart reads back. Their names are part of the
 * changelogs' names and never change.
 */
final class Stores {
    static final String EXPERIMENTS = "experiments";
    static final String LEASES = "leases";
    static final String AGENTS = "agents";
    static final String OFFERS = "offers";
    static final String SESSIONS = "sessions";
    static final String GRANTED = "granted";
    static final String HELD = "held";
    static final String WAITING = "waiting";

    private Stores() {}

    static List<StoreBuilder<?>> builders() {
        return List.of(
                store(EXPERIMENTS, KnownExperiment.SERDE),
                store(LEASES, WatchedLease.SERDE),
                store(AGENTS, WatchedAgent.SERDE),
                store(OFFERS, SeenOffer.SERDE),
                store(SESSIONS, SignedSession.SERDE),
                store(GRANTED, Serdes.Long()),
                store(HELD, HeldReport.SERDE));
    }

    /** What waits is on disk, for there may be much of it. */
    static StoreBuilder<KeyValueStore<String, WaitingRecord>> waiting() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                org.apache.kafka.streams.state.Stores.persistentKeyValueStore(WAITING),
                Serdes.String(),
                WaitingRecord.SERDE);
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(name), Serdes.String(), values);
    }
}
