package dev.temper.stream.engine;

import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.stream.meter.ExperimentTally;
import dev.temper.stream.state.HeaderRow;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * How many experiments of a task there are of each status. It looks at their headers once, at the start, jumping from
 * experiment to experiment over all other rows, and follows the events from then on. Used by one thread.
 */
final class StatusCounts implements AutoCloseable {
    /** Marks begin with control characters, experiments' ids do not. */
    private static final Bytes FIRST = Bytes.wrap(new byte[] {' '});

    private final Map<ExperimentStatus, Integer> own = new EnumMap<>(ExperimentStatus.class);
    private final ExperimentTally told;

    /** @param told of all that there are */
    StatusCounts(KeyValueStore<Bytes, byte[]> store, ExperimentTally told) {
        this.told = told;
        SingleRows rows = new SingleRows(store);
        for (String id = first(store, FIRST); id != null; id = first(store, RowKey.after(id))) {
            HeaderRow header = rows.header(id);
            if (header != null) {
                add(ExperimentStatus.valueOf(header.getStatus()), 1);
            }
        }
    }

    private static @Nullable String first(KeyValueStore<Bytes, byte[]> store, Bytes from) {
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(from, null)) {
            return rows.hasNext() ? RowKey.experiment(rows.peekNextKey()) : null;
        }
    }

    /** Takes note of what an event made of an experiment. */
    void moved(ExperimentStatus was, ExperimentStatus is) {
        if (was != is) {
            add(was, -1);
            add(is, 1);
        }
    }

    private void add(ExperimentStatus status, int more) {
        // Nothing was created: a header of such an id only counts what was refused.
        if (status != ExperimentStatus.NONE) {
            own.merge(status, more, Integer::sum);
            told.add(status, more);
        }
    }

    @Override
    public void close() {
        own.forEach((status, count) -> told.add(status, -count));
    }
}
