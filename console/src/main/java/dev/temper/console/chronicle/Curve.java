package dev.temper.console.chronicle;

import dev.temper.core.trial.Reported;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a trial reported, in the order of its reports, of every metric. Not thread safe. */
public final class Curve {
    /** Most trials of a large experiment report once or twice. */
    private static final int FIRST = 2;

    private int size;
    private int[] epochs = new int[FIRST];
    private long[] times = new long[FIRST];
    private long[] sequences = new long[FIRST];
    private double[] seconds = new double[FIRST];
    private String[] names = {};
    private double[][] values = {};

    /** Index of the first report of each metric; they rise. */
    private int[] firsts = {};

    /** How many reports there were. */
    public int size() {
        return size;
    }

    /** Every metric that was reported. */
    public List<String> metrics() {
        return List.of(names);
    }

    /** Whether a metric was reported. */
    public boolean has(String metric) {
        return column(metric) != null;
    }

    private double @Nullable [] column(String metric) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(metric)) {
                return values[i];
            }
        }
        return null;
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
        double[] all = column(metric);
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

    /** Seconds of training up to the last report, as reported. */
    double seconds() {
        return size == 0 ? 0 : seconds[size - 1];
    }

    /** The sum of a metric's finite values. */
    double sum(String metric) {
        double[] all = column(metric);
        double sum = 0;
        for (int i = 0; all != null && i < Math.min(size, all.length); i++) {
            sum += Double.isFinite(all[i]) ? all[i] : 0;
        }
        return sum;
    }

    /** What had been reported up to a sequence, to be looked at only: what is added here later is not seen there. */
    Curve until(long last) {
        Curve past = new Curve();
        past.size = size;
        while (past.size > 0 && sequences[past.size - 1] > last) {
            past.size--;
        }
        past.epochs = epochs;
        past.times = times;
        past.sequences = sequences;
        past.seconds = seconds;
        int known = 0;
        while (known < names.length && firsts[known] < past.size) {
            known++;
        }
        past.names = Arrays.copyOf(names, known);
        past.values = Arrays.copyOf(values, known);
        return past;
    }

    void add(int epoch, long time, long sequence, double training, List<Reported> reported) {
        if (size == epochs.length) {
            epochs = Arrays.copyOf(epochs, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
            sequences = Arrays.copyOf(sequences, 2 * size);
            seconds = Arrays.copyOf(seconds, 2 * size);
        }
        epochs[size] = epoch;
        times[size] = time;
        sequences[size] = sequence;
        seconds[size] = seconds() + training;
        for (Reported value : reported) {
            set(value.metric(), value.value());
        }
        size++;
    }

    private void set(String metric, double value) {
        int at = 0;
        while (at < names.length && !names[at].equals(metric)) {
            at++;
        }
        if (at == names.length) {
            names = Arrays.copyOf(names, at + 1);
            names[at] = metric.intern(); // one text for all trials
            values = Arrays.copyOf(values, at + 1);
            values[at] = new double[0];
            firsts = Arrays.copyOf(firsts, at + 1);
            firsts[at] = size;
        }
        int known = values[at].length;
        if (known <= size) {
            values[at] = Arrays.copyOf(values[at], epochs.length);
            Arrays.fill(values[at], known, epochs.length, Double.NaN);
        }
        values[at][size] = value;
    }
}
