package dev.temper.stream.meter;

import dev.temper.core.experiment.ExperimentStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** How many experiments there are of each status in the partitions of this process. Thread safe. */
public final class ExperimentTally {
    private final Map<ExperimentStatus, AtomicInteger> counts = new EnumMap<>(ExperimentStatus.class);

    /** Empty. */
    public ExperimentTally(MeterRegistry registry) {
        for (ExperimentStatus status : ExperimentStatus.values()) {
            AtomicInteger count = new AtomicInteger();
            counts.put(status, count);
            if (status != ExperimentStatus.NONE) {
                Gauge.builder("temper.experiments", count, AtomicInteger::get)
                        .description("Experiments by status, in the partitions whose engine runs here")
                        .tag("status", Labels.of(status))
                        .strongReference(true)
                        .register(registry);
            }
        }
    }

    /** Adds to those of a status. */
    public void add(ExperimentStatus status, int more) {
        Objects.requireNonNull(counts.get(status)).addAndGet(more);
    }
}
