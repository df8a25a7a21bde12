package dev.temper.agent.gpu;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which GPUs an agent may give to its slots, by the names that CUDA_VISIBLE_DEVICES has for them. */
public final class VisibleDevices {
    private VisibleDevices() {}

    /**
     * The GPUs of a host that CUDA_VISIBLE_DEVICES lets one see: all when it is not set. As CUDA does, stops at the first
     * name that is none.
     *
     * @param variable the agent's own CUDA_VISIBLE_DEVICES; null when it is not set
     */
    public static List<String> among(List<Gpu> gpus, @Nullable String variable) {
        if (variable == null) {
            return gpus.stream().map(gpu -> String.valueOf(gpu.index())).toList();
        }
        List<String> seen = new ArrayList<>();
        for (String name : variable.strip().split("\\s*,\\s*", -1)) {
            // A part of a GPU (MIG) is not in the list, and taken as it is.
            if (!name.startsWith("MIG-") && gpus.stream().noneMatch(gpu -> gpu.is(name))) {
                break;
            }
            seen.add(name);
        }
        return seen;
    }

    /** The devices of each slot, so many each, in order; what is left over goes to none. */
    public static List<List<String>> perSlot(List<String> devices, int each) {
        List<List<String>> slots = new ArrayList<>();
        for (int from = 0; from + each <= devices.size(); from += each) {
            slots.add(List.copyOf(devices.subList(from, from + each)));
        }
        return slots;
    }
}
