package dev.temper.stream.engine;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.Event;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentRows;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.experiment.Header;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.RecordSerde;
import dev.temper.stream.engine.Consequence.SkippedException;
import dev.temper.stream.engine.JournalDecoder.Journaled;
import dev.temper.stream.engine.JournalDecoder.PoisonException;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The experiments of a journal's partition as the engine folds them, for those who decide nothing: the same machine, the
 * same rows, so that a restart need not read the journal from its beginning. The rows of an event must be written together
 * or not at all, so whoever folds does it exactly once. Used by one thread.
 */
public final class ExperimentFold implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExperimentFold.class);

    private final RecordBytes bytes;
    private final JournalDecoder decoder;
    private final ExperimentStore rows;
    private final LiveExperiments experiments;
    private final Eraser eraser;
    private final Predicate<ExperimentDefinition> wanted;

    /** An experiment as it stands after an event. */
    public record Folded(String experiment, ExperimentState state) {}

    /**
     * A fold over the rows of a store.
     *
     * @param wanted which experiments to follow; the others keep the state in which they were created
     */
    public ExperimentFold(
            OptimizerConfig config, KeyValueStore<Bytes, byte[]> store, Predicate<ExperimentDefinition> wanted) {
        this.wanted = wanted;
        bytes = new RecordBytes(RecordSerde.of(config), RecordBytes.PATIENCE);
        decoder = new JournalDecoder(bytes, config.partitions());
        rows = new ExperimentStore(store);
        eraser = new Eraser(store, view -> {});
        experiments = new LiveExperiments(
                config.cachedExperiments(), id -> new LiveExperiment(id, rows.state(id), null), leaving -> {});
    }

    /**
     * The store that a fold needs. Cached: the header of a busy experiment changes with every event, and goes to the
     * store and to its changelog once a commit.
     */
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    /** Folds a record of the journal; null when it changed nothing, or is one that the engine put aside. */
    @SuppressWarnings("ReferenceEquality") // the same state: nothing changed
    public @Nullable Folded fold(byte @Nullable [] key, byte @Nullable [] value, int partition) {
        try {
            Journaled journaled = decoder.decode(key, value, partition);
            LiveExperiment live = experiments.get(journaled.experiment());
            if (isUnwanted(live.state())) {
                buryUnwanted(live, journaled.entry().event());
                return null;
            }
            Consequence effect = Consequence.of(ExperimentMachine::step, live, journaled.entry());
            if (effect.state() == live.state()) {
                return null;
            }
            rows.write(effect.rows());
            if (ExperimentStore.isErasure(live.state().rows(), effect.state().rows())) {
                eraser.begin(live.id());
            }
            live.advance(effect.state());
            return isUnwanted(effect.state()) ? null : new Folded(live.id(), effect.state());
        } catch (PoisonException | SkippedException e) {
            LOG.debug("Left out, as by the engine: {}", e.getMessage());
            return null;
        }
    }

    /** Deletes some of what is left of experiments that were erased. */
    public void sweep() {
        eraser.sweep();
    }

    /**
     * What is kept of an experiment that is not followed goes at the first word of its erasure. Whether that was taken is not
     * known here, and makes no difference: nothing of it is wanted.
     */
    private void buryUnwanted(LiveExperiment live, Event event) {
        ExperimentState state = live.state();
        if (event instanceof Event.ExperimentErased && state.header().status() != ExperimentStatus.ERASED) {
            Header grave = Header.EMPTY
                    .with()
                    .status(ExperimentStatus.ERASED)
                    .sequence(state.header().sequence())
                    .build();
            ExperimentRows left = ExperimentRows.grave(grave, state.producers());
            rows.write(ExperimentStore.changes(live.id(), state.rows(), left));
            eraser.begin(live.id());
            live.advance(ExperimentState.restore(left));
        }
    }

    private boolean isUnwanted(ExperimentState state) {
        ExperimentDefinition definition = state.header().definition();
        boolean erased = state.header().status() == ExperimentStatus.ERASED;
        return erased || (definition != null && !wanted.test(definition));
    }

    @Override
    public void close() {
        bytes.close();
    }
}
