package dev.temper.stream.engine;

import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.stream.progress.SetAside;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which experiments of a partition are set aside. A mark beside an experiment's rows, written in the same transaction, tells
 * of them after a restart without a look at every experiment there ever was.
 */
final class Quarantine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    /** No experiment's id begins like this, so no experiment's rows do; nor do the marks of views. */
    private static final byte FIRST = 1;

    private static final byte[] MARKED = {1};

    private final KeyValueStore<Bytes, byte[]> store;
    private final SetAside told;
    private final Set<String> own = new TreeSet<>();

    /** @param told of all that are set aside now */
    Quarantine(KeyValueStore<Bytes, byte[]> store, SetAside told) {
        this.store = store;
        this.told = told;
        try (KeyValueIterator<Bytes, byte[]> marks =
                store.prefixScan(Bytes.wrap(new byte[] {FIRST}), new BytesSerializer())) {
            while (marks.hasNext()) {
                byte[] key = marks.next().key.get();
                own.add(new String(key, 1, key.length - 1, StandardCharsets.UTF_8));
            }
        }
        own.forEach(told::add);
    }

    /** Takes note of what an event made of an experiment. */
    void note(String experiment, ExperimentState after) {
        boolean aside = after.header().status() == ExperimentStatus.QUARANTINED;
        if (aside && own.add(experiment)) {
            store.put(mark(experiment), MARKED);
            told.add(experiment);
            LOG.warn(
                    "Experiment {} is set aside: a step of it takes more work than it may. It starts nothing until somebody"
                            + " resumes it (temper experiment resume) or archives it; all others go on",
                    experiment);
        } else if (!aside && own.remove(experiment)) {
            store.delete(mark(experiment));
            told.remove(experiment);
        }
    }

    private static Bytes mark(String experiment) {
        byte[] id = experiment.getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[id.length + 1];
        key[0] = FIRST;
        System.arraycopy(id, 0, key, 1, id.length);
        return Bytes.wrap(key);
    }

    @Override
    public void close() {
        own.forEach(told::remove);
    }
}
