package dev.temper.agent.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.agent.machine.Said;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.process.Watcher;
import dev.temper.agent.testing.Await;
import dev.temper.schemas.MetricValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process's reports say of its GPUs. */
class GpuMeterTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path directory;

    private final List<EpochMetrics> measured = new CopyOnWriteArrayList<>();
    private final AtomicLong clock = new AtomicLong(1);
    private final List<GpuMeter> ended = new CopyOnWriteArrayList<>();

    @Test
    void aReportHasWhatItsEpochTook() {
        GpuMeter meter = new GpuMeter(List.of("2", "GPU-c"), new Heard(), clock::get, ended::add);
        meter.take(List.of(sample(1, "GPU-b", 99, 9), sample(2, "GPU-x", 50, 700), sample(3, "GPU-c1", 100, 900)));
        pass(3);
        meter.measured(epoch(1));
        assertThat(last()).containsEntry("gpu_seconds", 6.0).containsEntry("gpu_utilization", 75.0);
        assertThat(last()).containsEntry("gpu_memory_mb", 900.0).containsEntry("accuracy", 0.5);
        pass(2);
        meter.measured(epoch(2));
        assertThat(last()).containsEntry("gpu_seconds", 4.0).doesNotContainKey("gpu_utilization");
    }

    @Test
    void anEpochInSeveralReportsIsNotLostWhicheverOfThemCounts() {
        GpuMeter meter = new GpuMeter(List.of("0"), new Heard(), clock::get, ended::add);
        pass(10);
        meter.measured(epoch(1));
        assertThat(last()).containsEntry("gpu_seconds", 10.0);
        pass(1);
        meter.measured(epoch(1));
        assertThat(last()).containsEntry("gpu_seconds", 11.0);
        pass(4);
        meter.measured(epoch(2));
        assertThat(last()).containsEntry("gpu_seconds", 4.0);
    }

    @Test
    void whatTheScriptSaysItselfStands() {
        GpuMeter meter = new GpuMeter(List.of("0"), new Heard(), clock::get, ended::add);
        meter.measured(new EpochMetrics(1, List.of(new MetricValue("gpu_seconds", 42.0, null)), null));
        assertThat(last()).containsExactly(Map.entry("gpu_seconds", 42.0));
    }

    @Test
    void aBrokenNvidiaSmiNeverHurtsTraining() throws Exception {
        Path program = directory.resolve("smi");
        Files.writeString(program, "#!/bin/sh\necho x >> " + directory + "/calls; exec sleep 1000\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        NvidiaSmi smi = new NvidiaSmi(program.toString(), Duration.ofMillis(20));
        GpuMeters meters = new GpuMeters(smi, List.of(List.of("0")), Duration.ofMillis(5));
        meters.start();
        Watcher watcher = meters.metered(0, new Heard());
        Await.until(() -> Files.exists(directory.resolve("calls")));
        watcher.measured(epoch(1));
        assertThat(last()).containsKey("gpu_seconds").doesNotContainKey("gpu_memory_mb");
        meters.shutdown();
        meters.join();
    }

    @Test
    void oneCallMeasuresAllSlots() throws Exception {
        Path program = directory.resolve("smi");
        Files.writeString(program, "#!/bin/sh\necho '0, GPU-a, 10, 100'; echo '1, GPU-b, 30, 300'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        GpuMeters meters = new GpuMeters(
                new NvidiaSmi(program.toString(), SECOND.multipliedBy(30)),
                List.of(List.of("0"), List.of("1")),
                Duration.ofMillis(5));
        Watcher second = meters.metered(1, new Heard());
        assertThat(meters.metered(2, second)).as("a slot without GPUs").isSameAs(second);
        meters.start();
        AtomicLong epochs = new AtomicLong();
        Await.until(() -> {
            second.measured(epoch((int) epochs.incrementAndGet()));
            return last().containsKey("gpu_memory_mb");
        });
        assertThat(last()).containsEntry("gpu_memory_mb", 300.0).containsEntry("gpu_utilization", 30.0);
        meters.shutdown();
        meters.join();
    }

    private void pass(int seconds) {
        clock.addAndGet(SECOND.multipliedBy(seconds).toNanos());
    }

    private Map<String, Double> last() {
        Map<String, Double> values = new TreeMap<>();
        measured.get(measured.size() - 1).values().forEach(value -> values.put(value.getName(), value.getValue()));
        return values;
    }

    private static EpochMetrics epoch(int epoch) {
        return new EpochMetrics(epoch, List.of(new MetricValue("accuracy", 0.5, null)), null);
    }

    private static NvidiaSmi.Sample sample(int index, String uuid, double utilization, double memoryMb) {
        return new NvidiaSmi.Sample(index, uuid, utilization, memoryMb);
    }

    private final class Heard implements Watcher {
        @Override
        public void measured(EpochMetrics measurement) {
            measured.add(measurement);
        }

        @Override
        public void said(Said said) {}

        @Override
        public void hinted(String text) {}

        @Override
        public void failed(String detail) {}

        @Override
        public void exited(int code, String detail) {}
    }
}
