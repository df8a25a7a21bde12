package dev.temper.agent.gpu;

/**
 * A GPU as {@code nvidia-smi} lists it.
 *
 * @param index its number on this host, in the order of the PCI bus
 * @param uuid the name that it keeps
 * @param memoryMb all of its memory in MiB; 0 when unknown
 */
public record Gpu(int index, String uuid, String name, long memoryMb) {
    /** Whether a name of CUDA's means it: its number, its uuid, or the beginning of that. */
    boolean is(String device) {
        return device.equals(String.valueOf(index)) || (device.startsWith("GPU-") && uuid.startsWith(device));
    }
}
