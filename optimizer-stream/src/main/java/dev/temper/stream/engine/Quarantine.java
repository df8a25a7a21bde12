package dev.temper.stream.engine;

import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.stream.progress.SetAside;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which experiments of a partition are set aside. A mark beside an experiment's rows, written in the same transaction, tells
 * of them after a restart without a look at every experiment there ever was.
 */
final class Quarantine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    /** The marks of views begin with 0. */
    private static final byte FIRST = 1;

    private final Marks marks;
    private final SetAside told;
    private final Set<String> own = new TreeSet<>();

    /** @param told of all that are set aside now */
    Quarantine(KeyValueStore<Bytes, byte[]> store, SetAside told) {
        marks = new Marks(store, FIRST);
        this.told = told;
        own.addAll(marks.all());
        own.forEach(told::add);
    }

    /** Takes note of what an event made of an experiment. */
    void note(String experiment, ExperimentState after) {
        boolean aside = after.header().status() == ExperimentStatus.QUARANTINED;
        if (aside && own.add(experiment)) {
            marks.put(experiment);
            told.add(experiment);
            LOG.warn(
                    "Experiment {} is set aside: a step of it takes more work than it may. It starts nothing until somebody"
                            + " resumes it (temper experiment resume) or archives it; all others go on",
                    experiment);
        } else if (!aside && own.remove(experiment)) {
            marks.remove(experiment);
            told.remove(experiment);
        }
    }

    @Override
    public void close() {
        own.forEach(told::remove);
    }
}
