package dev.temper.console.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.File;
import java.nio.file.Path;

/** The registry of an optimizer's process, with what is measured of the process itself: Java, processor, files, disk. */
public final class ProcessMeters implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /**
     * Begins to measure.
     *
     * @param version of this program
     * @param state directory on the disk whose room is told
     */
    public ProcessMeters(String version, Path state) {
        registry.config().meterFilter(new KafkaFilter());
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        collections.bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        Gauge.builder("temper.info", () -> 1)
                .description("1, with the version that runs")
                .tag("version", version)
                .register(registry);
        File disk = state.toFile();
        Gauge.builder("temper.state.disk.free", disk, ProcessMeters::room)
                .description("Room on the disk of state.dir")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
    }

    /** The directory may not be there yet: what is above it is on the same disk. */
    private static double room(File directory) {
        File there = directory.getAbsoluteFile();
        while (!there.exists() && there.getParentFile() != null) {
            there = there.getParentFile();
        }
        return there.getUsableSpace();
    }

    /** Where all parts of the process count. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
