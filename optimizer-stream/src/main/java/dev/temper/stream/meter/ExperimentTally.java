package dev.temper.stream.meter;

import dev.temper.core.experiment.ExperimentStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** How many experiments there are of each status in the partitions of this process. Thread safe. */
public final class ExperimentTally {
    private final AtomicIntegerArray counts = new AtomicIntegerArray(ExperimentStatus.values().length);

    /** Empty. */
    public ExperimentTally(MeterRegistry registry) {
        for (ExperimentStatus status : ExperimentStatus.values()) {
            if (status != ExperimentStatus.NONE) {
                Gauge.builder("temper.experiments", counts, all -> all.get(status.ordinal()))
                        .description("Experiments by status, in the partitions whose engine runs here")
                        .tag("status", Labels.of(status))
                        .strongReference(true)
                        .register(registry);
            }
        }
    }

    /** Adds to those of a status. */
    public void add(ExperimentStatus status, int more) {
        counts.addAndGet(status.ordinal(), more);
    }
}
