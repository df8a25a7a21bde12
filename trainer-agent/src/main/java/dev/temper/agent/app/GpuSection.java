package dev.temper.agent.app;

import dev.temper.agent.gpu.Gpu;
import dev.temper.agent.gpu.GpuMeters;
import dev.temper.agent.gpu.NvidiaSmi;
import dev.temper.agent.gpu.VisibleDevices;
import dev.temper.schemas.document.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GPUs: section {@code gpus} of an agent's file. Without it, slots have none and nothing is measured.
 *
 * @param slots the devices of each slot, by CUDA's names for them; empty without the section
 * @param program what is asked about GPUs
 * @param sample between two measurements
 */
public record GpuSection(List<List<String>> slots, String program, Duration sample) {
    private static final Logger LOG = LoggerFactory.getLogger(GpuSection.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DEVICE = "[0-9]{1,4}|(GPU|MIG)-[A-Za-z0-9/-]+";
    private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

    /** Copies the list. */
    public GpuSection {
        slots = List.copyOf(slots);
    }

    /** Reads the section; asks nvidia-smi which GPUs there are, unless they are listed. */
    static GpuSection read(Settings root) {
        Settings node = root.object("gpus");
        String program = node.text("program", "nvidia-smi");
        Duration sample = Duration.ofSeconds(node.whole("sampleSeconds", 10, 1, 3_600));
        int each = node.whole("perSlot", 1, 1, 1_024);
        List<String> listed = node.texts("devices");
        node.finish();
        if (!root.has("gpus")) {
            return new GpuSection(List.of(), program, sample);
        }
        listed.stream()
                .filter(device -> !device.matches(DEVICE))
                .forEach(device -> node.problem(
                        "devices", "has \"" + device + "\": give numbers, GPU-... or MIG-..., as nvidia-smi -L does"));
        List<String> devices = listed.isEmpty() ? found(node, program) : listed;
        List<List<String>> slots = VisibleDevices.perSlot(devices, each);
        if (!devices.isEmpty() && slots.isEmpty()) {
            node.problem("perSlot", "is " + each + ": there are only " + devices.size() + " GPUs, " + devices);
        }
        if (root.has("slots") && !slots.isEmpty() && root.whole("slots", 1, 1, 1_024) > slots.size()) {
            root.problem(
                    "slots",
                    "is more than " + slots.size() + ", for which there are GPUs (" + each + " each of " + devices
                            + "): leave it out, or change gpus.perSlot");
        }
        if (root.map("environment").containsKey(VISIBLE)) {
            root.problem("environment", "sets " + VISIBLE + ", and so does gpus: leave one of them out");
        }
        return new GpuSection(slots, program, sample);
    }

    private static List<String> found(Settings node, String program) {
        String variable = System.getenv(VISIBLE);
        try {
            List<Gpu> gpus = new NvidiaSmi(program, PATIENCE).list();
            gpus.forEach(
                    gpu -> LOG.info("GPU {}: {}, {} MiB, {}", gpu.index(), gpu.name(), gpu.memoryMb(), gpu.uuid()));
            List<String> visible = VisibleDevices.among(gpus, variable);
            if (visible.isEmpty()) {
                node.problem(
                        "devices",
                        variable == null
                                ? "is not set, and " + program + " finds no GPU: leave gpus out to train without"
                                : "is not set, and CUDA_VISIBLE_DEVICES is \"" + variable + "\", which is none of "
                                        + gpus.size() + " GPUs");
            }
            return visible;
        } catch (IOException e) {
            node.problem(
                    "devices",
                    "is not set, and asking fails (" + e.getMessage()
                            + "): list them, such as [0, 1], or leave gpus out");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    /** As many slots as have GPUs, unless fewer are asked for. */
    int slots(Settings root) {
        int asked = root.whole("slots", 1, 1, 1_024);
        return slots.isEmpty() || root.has("slots") ? asked : slots.size();
    }

    /** What measures them. */
    GpuMeters meters() {
        return new GpuMeters(new NvidiaSmi(program, PATIENCE), slots, sample);
    }
}
