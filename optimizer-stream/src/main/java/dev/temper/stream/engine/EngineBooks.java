package dev.temper.stream.engine;

import dev.temper.stream.meter.EngineMeters;
import dev.temper.stream.meter.ExperimentTally;
import dev.temper.stream.progress.SetAside;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What the tasks of an engine keep together: it outlives each of them.
 *
 * @param setAside told of the experiments that are set aside
 */
record EngineBooks(SetAside setAside, MeterRegistry registry, EngineMeters meters, ExperimentTally tally) {
    static EngineBooks of(SetAside setAside, MeterRegistry registry) {
        return new EngineBooks(setAside, registry, new EngineMeters(registry), new ExperimentTally(registry));
    }
}
