package dev.temper.agent.gpu;

import dev.temper.agent.process.Watcher;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures what training makes of the GPUs of its slots: one call of {@code nvidia-smi} for all of them, now and then,
 * while something trains. When that fails, training knows nothing of it; the agent asks less and less often.
 */
public final class GpuMeters extends Thread {
    private static final Logger LOG = LoggerFactory.getLogger(GpuMeters.class);
    private static final int DOUBLINGS = 6;

    private final NvidiaSmi smi;
    private final List<List<String>> slots;
    private final Duration pause;
    private final Map<GpuMeter, GpuMeter> running = new ConcurrentHashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);

    /**
     * Meters for slots.
     *
     * @param slots the devices of each slot; empty when slots have none
     * @param pause between two samples
     */
    public GpuMeters(NvidiaSmi smi, List<List<String>> slots, Duration pause) {
        super("agent-gpus");
        setDaemon(true);
        this.smi = smi;
        this.slots = List.copyOf(slots);
        this.pause = pause;
    }

    /** A watcher of a slot's process whose metrics have those of its GPUs too. */
    public Watcher metered(int slot, Watcher watcher) {
        if (slot >= slots.size()) {
            return watcher;
        }
        GpuMeter meter = new GpuMeter(slots.get(slot), watcher, System::nanoTime, running::remove);
        running.put(meter, meter);
        return meter;
    }

    /** Measures until it is ended; does nothing where no slot has GPUs. */
    @Override
    public void run() {
        if (slots.isEmpty()) {
            return;
        }
        int failures = 0;
        try {
            while (!stop.await(pause.toMillis() << failures, TimeUnit.MILLISECONDS)) {
                failures = running.isEmpty() || sampled(failures) ? 0 : Math.min(failures + 1, DOUBLINGS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean sampled(int failures) throws InterruptedException {
        try {
            List<NvidiaSmi.Sample> samples = smi.sample();
            running.values().forEach(meter -> meter.take(samples));
            return true;
        } catch (IOException | RuntimeException e) {
            if (failures == 0) {
                LOG.warn("Cannot measure GPUs, training goes on: {}", e.toString());
            }
            return false;
        }
    }

    /** Ends the measuring. */
    public void shutdown() {
        stop.countDown();
    }
}
