package dev.temper.agent.gpu;

import dev.temper.agent.machine.Said;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.process.UnstartableException;
import dev.temper.agent.process.Watcher;
import dev.temper.schemas.MetricValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Adds what the GPUs of one process did to its metrics: {@code gpu_seconds}, seconds times GPUs since the last epoch that
 * was reported; {@code gpu_utilization}, mean percent over its GPUs; {@code gpu_memory_mb}, the most that one of them held,
 * in MiB. An epoch may come in several reports, of which one counts: each has what the epoch took until then.
 */
final class GpuMeter implements Watcher {
    /** A report has at most so many metrics. */
    private static final int METRICS = 100;

    private final List<String> devices;
    private final Watcher watcher;
    private final LongSupplier clock;
    private final Consumer<GpuMeter> ended;
    private Tally ofEpoch = new Tally();
    private Tally sinceReport = new Tally();
    private long reported;
    private int epoch = -1;

    GpuMeter(List<String> devices, Watcher watcher, LongSupplier clock, Consumer<GpuMeter> ended) {
        this.devices = devices;
        this.watcher = watcher;
        this.clock = clock;
        this.ended = ended;
        reported = clock.getAsLong();
    }

    /** Takes what all GPUs of the host do now. */
    synchronized void take(List<NvidiaSmi.Sample> all) {
        for (NvidiaSmi.Sample sample : all) {
            if (devices.stream().anyMatch(sample::is)) {
                sinceReport.see(sample);
            }
        }
    }

    @Override
    public void started(long pid) {
        watcher.started(pid);
    }

    @Override
    public void unstarted(UnstartableException why) {
        ended.accept(this);
        watcher.unstarted(why);
    }

    @Override
    public void measured(EpochMetrics measurement) {
        watcher.measured(with(measurement));
    }

    @Override
    public void said(Said said) {
        watcher.said(said);
    }

    @Override
    public void hinted(String text) {
        watcher.hinted(text);
    }

    @Override
    public void failed(String detail) {
        watcher.failed(detail);
    }

    @Override
    public void exited(int code, String detail) {
        ended.accept(this);
        watcher.exited(code, detail);
    }

    private synchronized EpochMetrics with(EpochMetrics measurement) {
        long now = clock.getAsLong();
        sinceReport.spend(now - reported);
        if (measurement.epoch() != epoch) {
            ofEpoch = new Tally();
        }
        ofEpoch.add(sinceReport);
        sinceReport = new Tally();
        reported = now;
        epoch = measurement.epoch();
        List<MetricValue> values = new ArrayList<>(measurement.values());
        add(values, "gpu_seconds", ofEpoch.seconds(devices));
        add(values, "gpu_utilization", ofEpoch.utilization());
        add(values, "gpu_memory_mb", ofEpoch.memoryMb());
        return new EpochMetrics(measurement.epoch(), values, measurement.seconds());
    }

    /** A script that measures this itself knows better. */
    private static void add(List<MetricValue> values, String name, double value) {
        boolean there = values.stream().anyMatch(other -> other.getName().equals(name));
        if (!there && Double.isFinite(value) && values.size() < METRICS) {
            values.add(new MetricValue(name, value, null));
        }
    }
}
