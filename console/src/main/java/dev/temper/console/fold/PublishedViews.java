package dev.temper.console.fold;

import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialView;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.ViewKey;
import dev.temper.stream.codec.Fault;
import dev.temper.stream.codec.RecordBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** What {@code temper.views} says now, a row a key. */
public final class PublishedViews {
    private final ReadOnlyKeyValueStore<Bytes, byte[]> rows;
    private final RecordBytes bytes;

    /** @param bytes reads records; used by one thread at a time */
    PublishedViews(ReadOnlyKeyValueStore<Bytes, byte[]> rows, RecordBytes bytes) {
        this.rows = rows;
        this.bytes = bytes;
    }

    /** The view of an experiment; null when there is none. */
    public @Nullable ExperimentView experiment(String id) {
        byte[] row = rows.get(Bytes.wrap(id.getBytes(StandardCharsets.UTF_8)));
        return row != null && record(row) instanceof ExperimentView view ? view : null;
    }

    /** The views of its trials, in no order. */
    public List<TrialView> trials(String experiment) {
        List<TrialView> views = new ArrayList<>();
        byte[] prefix = ViewKey.trials(experiment).getBytes(StandardCharsets.UTF_8);
        try (KeyValueIterator<Bytes, byte[]> found = rows.prefixScan(Bytes.wrap(prefix), new BytesSerializer())) {
            while (found.hasNext()) {
                if (record(found.next().value) instanceof TrialView view) {
                    views.add(view);
                }
            }
        }
        return views;
    }

    /** Null for what is no record: anybody may have written it. */
    private @Nullable SpecificRecord record(byte[] row) {
        try {
            return bytes.decode(Topic.VIEWS.topicName(), row);
        } catch (RuntimeException | StackOverflowError e) {
            if (!Fault.isOfRecord(e)) {
                throw e;
            }
            return null;
        }
    }
}
