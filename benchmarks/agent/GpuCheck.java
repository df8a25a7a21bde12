import dev.temper.agent.gpu.GpuMeters;
import dev.temper.agent.gpu.NvidiaSmi;
import dev.temper.agent.gpu.VisibleDevices;
import dev.temper.agent.machine.Said;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.process.Watcher;
import dev.temper.schemas.MetricValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lists the GPUs, divides them into slots of one, and prints what two epochs of some seconds would report. */
class GpuCheck {
    public static void main(String[] arguments) throws Exception {
        NvidiaSmi smi = new NvidiaSmi("nvidia-smi", Duration.ofSeconds(30));
        var gpus = smi.list();
        gpus.forEach(gpu -> System.out.println("found " + gpu));
        var devices = VisibleDevices.among(gpus, System.getenv("CUDA_VISIBLE_DEVICES"));
        var slots = VisibleDevices.perSlot(devices, 1);
        System.out.println("slots " + slots);
        GpuMeters meters = new GpuMeters(smi, slots, Duration.ofSeconds(1));
        List<Watcher> watchers = new ArrayList<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            watchers.add(meters.metered(slot, new Shown(slot)));
        }
        meters.start();
        for (int epoch = 1; epoch <= 2; epoch++) {
            Thread.sleep(6_000);
            for (Watcher watcher : watchers) {
                watcher.measured(new EpochMetrics(epoch, List.of(new MetricValue("accuracy", 0.5, null)), null));
            }
        }
        meters.shutdown();
        if (slots.isEmpty()) {
            System.exit(1);
        }
    }

    private record Shown(int slot) implements Watcher {
        @Override
        public void measured(EpochMetrics measurement) {
            System.out.println("slot " + slot + ", epoch " + measurement.epoch() + ": "
                    + measurement.values().stream()
                            .map(value -> value.getName() + "=" + value.getValue())
                            .collect(Collectors.joining(", ")));
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
