package dev.temper.console.chronicle;

import dev.temper.core.trial.Reported;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a trial reported, in the order of its reports, of every metric. Not thread safe. */
public final class Curve {
    private int size;
    private int[] epochs = new int[4];
    private long[] times = new long[4];
    private long[] sequences = new long[4];
    private final Map<String, double[]> values = new LinkedHashMap<>();

    /** How many reports there were. */
    public int size() {
        return size;
    }

    /** Every metric that was reported. */
    public Set<String> metrics() {
        return values.keySet();
    }

    /** Epoch of a report, by its index from 0. */
    public int epoch(int index) {
        return epochs[index];
    }

    /** Broker time of a report, milliseconds since 1970. */
    public long time(int index) {
        return times[index];
    }

    /** Journal sequence of a report. */
    public long sequence(int index) {
        return sequences[index];
    }

    /** What a report said of a metric; NaN when it said nothing of it. */
    public double value(String metric, int index) {
        double[] all = values.get(metric);
        return all == null || index >= all.length ? Double.NaN : all[index];
    }

    /** Epochs of all reports. */
    public int[] epochs() {
        return Arrays.copyOf(epochs, size);
    }

    /** Sequences of all reports. */
    public long[] sequences() {
        return Arrays.copyOf(sequences, size);
    }

    /** Values of a metric in all reports, NaN where there is none. */
    public double[] values(String metric) {
        double[] all = new double[size];
        for (int i = 0; i < size; i++) {
            all[i] = value(metric, i);
        }
        return all;
    }

    void add(int epoch, long time, long sequence, List<Reported> reported) {
        if (size == epochs.length) {
            epochs = Arrays.copyOf(epochs, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
            sequences = Arrays.copyOf(sequences, 2 * size);
        }
        epochs[size] = epoch;
        times[size] = time;
        sequences[size] = sequence;
        for (Reported value : reported) {
            double[] all = values.getOrDefault(value.metric(), new double[0]);
            if (all.length <= size) {
                int known = all.length;
                all = Arrays.copyOf(all, epochs.length);
                Arrays.fill(all, known, all.length, Double.NaN);
                values.put(value.metric(), all);
            }
            all[size] = value.value();
        }
        size++;
    }
}
