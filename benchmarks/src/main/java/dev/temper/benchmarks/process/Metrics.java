package dev.temper.benchmarks.process;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** A page of metrics in Prometheus's text format. */
public final class Metrics {
    private final List<String> samples;

    private Metrics(List<String> samples) {
        this.samples = samples;
    }

    /** Reads a page; comments are left out. */
    public static Metrics parse(String page) {
        List<String> samples = new ArrayList<>();
        page.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(samples::add);
        return new Metrics(samples);
    }

    /** Values of a metric whose labels contain a text, such as {@code role="engine"}; all of them with an empty one. */
    public DoubleStream values(String name, String label) {
        return samples.stream()
                .filter(sample -> sample.startsWith(name + "{") || sample.startsWith(name + " "))
                .filter(sample -> sample.contains(label))
                .mapToDouble(sample -> Double.parseDouble(sample.substring(sample.lastIndexOf(' ') + 1)));
    }

    /** Their sum. */
    public double sum(String name, String label) {
        return values(name, label).sum();
    }
}
