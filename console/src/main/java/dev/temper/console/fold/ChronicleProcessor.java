package dev.temper.console.fold;

import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.chronicle.Chronicles;
import dev.temper.console.chronicle.Line;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.RecordSerde;
import dev.temper.stream.engine.JournalDecoder;
import dev.temper.stream.engine.JournalDecoder.Journaled;
import dev.temper.stream.engine.JournalDecoder.PoisonException;
import dev.temper.stream.progress.InHand;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps each line of the journal with its experiment's others, then has the chronicle take it. */
final class ChronicleProcessor implements Processor<byte[], byte[], Void, Void> {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Logger LOG = LoggerFactory.getLogger(ChronicleProcessor.class);

    private final OptimizerConfig config;
    private final Chronicles chronicles;
    private final ReadListener listener;
    private final InHand inHand;
    private @Nullable Task task;

    ChronicleProcessor(OptimizerConfig config, Chronicles chronicles, ReadListener listener, InHand inHand) {
        this.config = config;
        this.chronicles = chronicles;
        this.listener = listener;
        this.inHand = inHand;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        close();
        task = new Task(context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Task now = task;
        if (now != null) {
            now.hand.hold(record.key(), () -> now.process(record));
        }
    }

    @Override
    public void close() {
        if (task != null) {
            task.bytes.close();
            task.hand.close();
            task = null;
        }
    }

    /** All that lives from one start of a task to its end. */
    private final class Task {
        private final InHand.Hand hand = inHand.hand();
        private final ProcessorContext<Void, Void> context;
        private final RecordBytes bytes = new RecordBytes(RecordSerde.of(config), RecordBytes.PATIENCE);
        private final JournalDecoder decoder = new JournalDecoder(bytes, config.partitions());
        private final KeyValueStore<Bytes, byte[]> rows;
        private final KeyValueStore<String, byte[]> list;
        private final KeptJournal kept;
        private final Set<String> changed = new LinkedHashSet<>();
        private final Set<String> erased = new TreeSet<>();
        private final ErasedLines erasedLines;

        Task(ProcessorContext<Void, Void> context) {
            this.context = context;
            rows = context.getStateStore(ConsoleTopology.JOURNAL);
            list = context.getStateStore(ConsoleTopology.LIST);
            kept = new KeptJournal(rows, bytes);
            erasedLines = new ErasedLines(rows);
            remember();
            context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> keep());
        }

        /** After a kill, what was kept of an experiment may be behind its journal: that of a live one is made anew. */
        private void remember() {
            try (KeyValueIterator<String, byte[]> all = list.all()) {
                all.forEachRemaining(row -> {
                    switch (listener.remembered(row.key, row.value)) {
                        case LIVE -> changed.add(row.key);
                        case ERASED -> bury(row.key);
                        case OVER -> {}
                    }
                });
            }
        }

        private void keep() {
            for (String experiment : changed) {
                chronicles.read(experiment, kept, this::keep);
            }
            changed.clear();
            erasedLines.sweep();
        }

        /** Its lines are not taken any more: those that come are refusals, or are read again after a kill. */
        private void bury(String experiment) {
            erased.add(experiment);
            erasedLines.add(experiment);
        }

        private boolean keep(Chronicle chronicle) {
            listener.changed(chronicle);
            byte[] value = listener.kept(chronicle);
            if (value != null) {
                list.put(chronicle.experiment(), value);
            }
            return true;
        }

        private void changed(Chronicle chronicle) {
            listener.changed(chronicle);
            changed.add(chronicle.experiment());
            if (chronicle.isOver()) {
                keep(chronicle); // nothing may come after it that would make up for a kill before the next tick
                changed.remove(chronicle.experiment());
            }
            if (chronicle.isErased()) {
                bury(chronicle.experiment());
                chronicles.forget(chronicle.experiment());
            }
        }

        void process(Record<byte[], byte[]> record) {
            RecordMetadata place = context.recordMetadata().orElseThrow();
            try {
                Journaled journaled = decoder.decode(record.key(), record.value(), place.partition());
                if (erased.contains(journaled.experiment())) {
                    return;
                }
                rows.put(KeptJournal.key(journaled.experiment(), place.offset()), record.value());
                Line line = new Line(place.offset(), journaled.entry(), journaled.record());
                chronicles.take(journaled.experiment(), line, kept, this::changed);
            } catch (PoisonException e) {
                LOG.debug("Left out, as by the engine: {}", e.getMessage());
            }
        }
    }
}
