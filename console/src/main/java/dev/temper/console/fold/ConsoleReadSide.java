package dev.temper.console.fold;

import dev.temper.console.chronicle.Chronicles;
import dev.temper.stream.app.ReadSide;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.RecordSerde;
import dev.temper.stream.progress.InHand;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The role api: has the chronicles follow the journal, and reads from its stores what is not in memory. */
public final class ConsoleReadSide implements ReadSide {
    private final OptimizerConfig config;
    private final Chronicles chronicles;
    private final ReadListener listener;
    private final Queue<RecordBytes> idle = new ConcurrentLinkedQueue<>();
    private volatile @Nullable KafkaStreams running;

    /** Of these chronicles. */
    public ConsoleReadSide(OptimizerConfig config, Chronicles chronicles, ReadListener listener) {
        this.config = config;
        this.chronicles = chronicles;
        this.listener = listener;
    }

    @Override
    public Topology topology(InHand inHand) {
        return ConsoleTopology.build(config, chronicles, listener, inHand);
    }

    @Override
    public void runs(KafkaStreams streams) {
        running = streams;
        chronicles.readFrom((experiment, after, wanted) -> look(ConsoleTopology.JOURNAL, (rows, bytes) -> {
            new KeptJournal(rows, bytes).read(experiment, after, wanted);
            return experiment;
        }));
    }

    /**
     * Looks at what {@code temper.views} says now.
     *
     * @throws InvalidStateStoreException when it is not read yet, or is being moved
     */
    public <T> T views(Function<PublishedViews, T> look) {
        return look(ConsoleTopology.VIEWS, (rows, bytes) -> look.apply(new PublishedViews(rows, bytes)));
    }

    private <T> T look(String store, BiFunction<ReadOnlyKeyValueStore<Bytes, byte[]>, RecordBytes, T> look) {
        KafkaStreams streams = running;
        if (streams == null) {
            throw new InvalidStateStoreException(store + " is not open yet");
        }
        ReadOnlyKeyValueStore<Bytes, byte[]> rows =
                streams.store(StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.keyValueStore()));
        RecordBytes free = idle.poll();
        RecordBytes bytes = free == null ? new RecordBytes(RecordSerde.of(config), RecordBytes.PATIENCE) : free;
        try {
            return look.apply(rows, bytes);
        } finally {
            idle.add(bytes);
        }
    }
}
