package dev.temper.stream.model;

import dev.temper.core.proposal.Proposal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What the model of this process has computed. What an aborted transaction did not send is computed and counted again. */
final class ModelMetrics {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        Duration.ofSeconds(60)
    };

    private final Timer computations;
    private final Counter failures;
    private final Counter proposals;
    private final Counter fits;
    private volatile double lastFit = Double.NaN;

    ModelMetrics(MeterRegistry registry) {
        computations = Timer.builder("temper.model.computation")
                .description("Computations of proposals, with or without a fit")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        failures = counter(registry, "temper.model.failures", "Computations of proposals that failed");
        proposals = counter(registry, "temper.model.proposals", "Proposals published");
        fits = counter(registry, "temper.model.fits", "Fits of a model's hyperparameters");
        Gauge.builder("temper.model.last.fit.timestamp", this, metrics -> metrics.lastFit)
                .description("When a model was last fitted here, seconds since 1970; NaN before the first fit")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    /** @param now milliseconds since 1970-01-01 UTC */
    void record(Computation work, long now) {
        computations.record(work.nanos(), TimeUnit.NANOSECONDS);
        if (work.failed()) {
            failures.increment();
        }
        Proposal proposal = work.proposal();
        if (proposal != null) {
            proposals.increment();
            Proposal before = work.from().proposal();
            int fitted = proposal.model().fits()
                    - (before == null ? 0 : before.model().fits());
            if (fitted > 0) {
                fits.increment(fitted);
                lastFit = now / 1e3;
            }
        }
    }
}
