package dev.temper.agent.gpu;

import java.util.List;

/** What GPUs did in some time. */
final class Tally {
    private long nanos;
    private double utilization;
    private int samples;
    private double memoryMb = Double.NaN;

    void spend(long more) {
        nanos += more;
    }

    void see(NvidiaSmi.Sample sample) {
        if (Double.isFinite(sample.utilization())) {
            utilization += sample.utilization();
            samples++;
        }
        if (Double.isFinite(sample.memoryMb())) {
            memoryMb = Double.isNaN(memoryMb) ? sample.memoryMb() : Math.max(memoryMb, sample.memoryMb());
        }
    }

    void add(Tally other) {
        nanos += other.nanos;
        utilization += other.utilization;
        samples += other.samples;
        if (!Double.isNaN(other.memoryMb)) {
            memoryMb = Double.isNaN(memoryMb) ? other.memoryMb : Math.max(memoryMb, other.memoryMb);
        }
    }

    /** Seconds of so many GPUs. */
    double seconds(List<String> devices) {
        return nanos / 1e9 * devices.size();
    }

    /** Mean percent; NaN when nobody looked. */
    double utilization() {
        return samples == 0 ? Double.NaN : utilization / samples;
    }

    /** The most that one GPU held, in MiB; NaN when nobody looked. */
    double memoryMb() {
        return memoryMb;
    }
}
