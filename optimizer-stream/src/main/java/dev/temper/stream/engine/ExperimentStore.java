package dev.temper.stream.engine;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.collect.PersistentMap.Difference;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.EventId;
import dev.temper.core.experiment.AgentSession;
import dev.temper.core.experiment.Annotation;
import dev.temper.core.experiment.ExperimentRows;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.experiment.Offer;
import dev.temper.core.experiment.SlotId;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Trial;
import dev.temper.schemas.EventHeader;
import dev.temper.stream.codec.DefinitionWriter;
import dev.temper.stream.codec.ProposalCodec;
import dev.temper.stream.state.AnnotationRow;
import dev.temper.stream.state.ConfigurationRow;
import dev.temper.stream.state.DefinitionRow;
import dev.temper.stream.state.HeaderRow;
import dev.temper.stream.state.ObservationRow;
import dev.temper.stream.state.OfferRow;
import dev.temper.stream.state.ProducerRow;
import dev.temper.stream.state.SessionRow;
import dev.temper.stream.state.TrialRow;
import dev.temper.stream.state.UsedPickRow;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Experiments as small rows in a key-value store: an event writes the header and the few rows that it changed, whatever
 * the number of trials.
 */
final class ExperimentStore {
    private static final RowTable<Integer, Configuration, ConfigurationRow> CONFIGURATIONS = new RowTable<>(
            RowKind.CONFIGURATION,
            ConfigurationRow.class,
            RowKey::with,
            ByteBuffer::getInt,
            TrialRows::row,
            (number, row) -> TrialRows.configuration(row));
    private static final RowTable<Long, Configuration, ConfigurationRow> QUEUE = new RowTable<>(
            RowKind.QUEUED,
            ConfigurationRow.class,
            RowKey::with,
            ByteBuffer::getLong,
            TrialRows::row,
            (number, row) -> TrialRows.configuration(row));
    private static final RowTable<Long, Observation, ObservationRow> OBSERVATIONS = new RowTable<>(
            RowKind.OBSERVATION,
            ObservationRow.class,
            RowKey::with,
            ByteBuffer::getLong,
            Readings::row,
            (key, row) -> Readings.observation(row));
    private static final RowTable<AgentSession, Boolean, SessionRow> SESSIONS = new RowTable<>(
            RowKind.SESSION,
            SessionRow.class,
            (key, session) -> key.with(session.agent()).with(session.session()),
            parts -> new AgentSession(RowKey.text(parts), RowKey.text(parts)),
            SessionRow::new,
            (session, row) -> row.getCounts());
    private static final RowTable<SlotId, Offer, OfferRow> OFFERS = new RowTable<>(
            RowKind.OFFER,
            OfferRow.class,
            (key, id) ->
                    key.with(id.session().agent()).with(id.session().session()).with(id.slot()),
            parts -> new SlotId(new AgentSession(RowKey.text(parts), RowKey.text(parts)), parts.getInt()),
            offer -> new OfferRow(offer.number(), offer.since(), offer.storage()),
            (id, row) -> new Offer(row.getNumber(), row.getSince(), row.getStorage()));
    private static final RowTable<EventId, Long, ProducerRow> PRODUCERS = new RowTable<>(
            RowKind.PRODUCER,
            ProducerRow.class,
            (key, id) -> key.with(id.producer()).with(id.number()),
            parts -> new EventId(RowKey.text(parts), parts.getLong()),
            ProducerRow::new,
            (id, row) -> row.getLast());

    private static final RowTable<Integer, Boolean, UsedPickRow> USED_PICKS = new RowTable<>(
            RowKind.USED_PICK,
            UsedPickRow.class,
            RowKey::with,
            ByteBuffer::getInt,
            UsedPickRow::new,
            (place, row) -> row.getUsed());

    private final KeyValueStore<Bytes, byte[]> store;
    private final SingleRows single;

    ExperimentStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        single = new SingleRows(store);
    }

    /** The rows that change from one version of an experiment to the next; nothing is written. */
    @SuppressWarnings("ReferenceEquality") // what is the same object need not be written; the rest may be
    static RowChanges changes(String experiment, ExperimentRows older, ExperimentRows newer) {
        RowChanges changes = new RowChanges(experiment);
        if (older.header() != newer.header()) {
            changes.put(RowKind.HEADER, HeaderRows.row(newer));
        }
        PRODUCERS.changes(changes, older.producers(), newer.producers());
        if (isGrave(newer)) {
            return changes;
        }
        ExperimentDefinition definition = newer.header().definition();
        if (definition != null && definition != older.header().definition()) {
            changes.put(RowKind.DEFINITION, new DefinitionRow(DefinitionWriter.write(definition)));
        }
        Annotation annotation = newer.header().annotation();
        if (annotation != older.header().annotation()) {
            changes.put(RowKind.ANNOTATION, new AnnotationRow(annotation.notes(), annotation.tags()));
        }
        Proposal proposal = newer.proposal();
        if (proposal != null && proposal != older.proposal()) {
            changes.put(RowKind.PROPOSAL, ProposalCodec.encode(new EventHeader(experiment, "", 0L, null), proposal));
        }
        trials(changes, older.trials(), newer.trials());
        OBSERVATIONS.changes(changes, older.observations(), newer.observations());
        SESSIONS.changes(changes, older.sessions(), newer.sessions());
        OFFERS.changes(changes, older.offers(), newer.offers());
        QUEUE.changes(changes, older.queue(), newer.queue());
        USED_PICKS.changes(changes, older.usedPicks(), newer.usedPicks());
        return changes;
    }

    /** Whether an experiment was erased between two versions of it. */
    static boolean isErasure(ExperimentRows older, ExperimentRows newer) {
        return isGrave(newer) && !isGrave(older);
    }

    /** Of an erased experiment the header and the producers alone count: its other rows are deleted bit by bit. */
    private static boolean isGrave(ExperimentRows rows) {
        return rows.header().status() == ExperimentStatus.ERASED;
    }

    /** Writes rows that changed. */
    void write(RowChanges changes) {
        changes.writeTo(store);
    }

    /**
     * Reads an experiment; one that was never written is empty.
     *
     * @throws CorruptRowException when a row is missing or cannot be what was written
     */
    ExperimentRows read(String experiment) {
        HeaderRow header = single.header(experiment);
        if (header == null) {
            requireNothing(experiment);
            return ExperimentRows.EMPTY;
        }
        if (header.getStatus().equals(ExperimentStatus.ERASED.name())) {
            return ExperimentRows.grave(
                    HeaderRows.header(header, null, Annotation.NONE), PRODUCERS.read(store, experiment));
        }
        PersistentMap<Integer, Configuration> configurations = CONFIGURATIONS.read(store, experiment);
        ExperimentRows rows = new ExperimentRows(
                HeaderRows.header(header, single.definition(experiment, header), single.annotation(experiment)),
                trials(configurations).read(store, experiment),
                OBSERVATIONS.read(store, experiment),
                SESSIONS.read(store, experiment),
                OFFERS.read(store, experiment),
                PRODUCERS.read(store, experiment),
                QUEUE.read(store, experiment),
                single.proposal(experiment, header),
                USED_PICKS.read(store, experiment));
        requireCount(
                experiment, RowKind.TRIAL, header.getTrials(), rows.trials().size());
        requireCount(
                experiment,
                RowKind.OBSERVATION,
                header.getObservations(),
                rows.observations().size());
        requireCount(
                experiment,
                RowKind.USED_PICK,
                header.getUsedPicks(),
                rows.usedPicks().size());
        return rows;
    }

    /**
     * The state of an experiment.
     *
     * @throws CorruptRowException when a row is missing or cannot be what was written, or the rows make no state, as
     *     those of a state that was folded do
     */
    ExperimentState state(String experiment) {
        ExperimentRows rows = read(experiment);
        try {
            return ExperimentState.restore(rows);
        } catch (RuntimeException e) {
            throw new CorruptRowException("of experiment " + experiment, "its rows make no state: " + e, e);
        }
    }

    private static void trials(
            RowChanges changes, PersistentMap<Integer, Trial> older, PersistentMap<Integer, Trial> newer) {
        for (Difference<Integer, Trial> difference : PersistentMap.differences(older, newer)) {
            Trial trial = Objects.requireNonNull(difference.after(), "a trial is never removed");
            changes.put(
                    RowKey.of(changes.experiment(), RowKind.TRIAL)
                            .with(trial.number())
                            .bytes(),
                    RowKind.TRIAL,
                    TrialRows.row(trial));
            if (difference.before() == null) {
                changes.put(
                        CONFIGURATIONS.key(changes.experiment(), trial.number()),
                        RowKind.CONFIGURATION,
                        TrialRows.row(trial.configuration()));
            }
        }
    }

    /** The trials' rows hold no configuration: it is found beside them. */
    private static RowTable<Integer, Trial, TrialRow> trials(PersistentMap<Integer, Configuration> configurations) {
        return new RowTable<>(
                RowKind.TRIAL, TrialRow.class, RowKey::with, ByteBuffer::getInt, TrialRows::row, (number, row) -> {
                    Configuration configuration = configurations.get(number);
                    return TrialRows.trial(
                            number, Objects.requireNonNull(configuration, "its configuration is missing"), row);
                });
    }

    private void requireNothing(String experiment) {
        try (KeyValueIterator<Bytes, byte[]> rows =
                store.prefixScan(RowKey.prefix(experiment), new BytesSerializer())) {
            if (rows.hasNext()) {
                throw new CorruptRowException(
                        RowKey.describe(rows.next().key), "its experiment has no header row", null);
            }
        }
    }

    private static void requireCount(String experiment, RowKind kind, int expected, int found) {
        if (expected != found) {
            throw new CorruptRowException(
                    RowKey.describe(RowKey.of(experiment, RowKind.HEADER).bytes()),
                    "it counts " + expected + " rows of kind '" + (char) kind.letter() + "', the store holds " + found,
                    null);
        }
    }
}
