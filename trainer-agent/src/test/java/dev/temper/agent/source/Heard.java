package dev.temper.agent.source;

import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.schemas.MetricValue;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** What a source said. */
public final class Heard implements MetricSource.Sink {
    private final List<String> measured = new CopyOnWriteArrayList<>();
    private final List<String> hints = new CopyOnWriteArrayList<>();
    private final List<String> remarks = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    /** Reports, as in {@code 3 loss=0.25 accuracy=0.91~0.01}, the last with its standard deviation. */
    public List<String> measured() {
        return measured;
    }

    /** Hints. */
    public List<String> hints() {
        return hints;
    }

    List<String> remarks() {
        return remarks;
    }

    List<String> failures() {
        return failures;
    }

    /** A report as {@link #measured} has it. */
    public static String text(EpochMetrics measurement) {
        return measurement.epoch() + " "
                + measurement.values().stream().map(Heard::text).collect(Collectors.joining(" "));
    }

    private static String text(MetricValue value) {
        String stddev = value.getStddev() == null ? "" : "~" + value.getStddev();
        return value.getName() + "=" + value.getValue() + stddev;
    }

    @Override
    public void measured(EpochMetrics measurement) {
        measured.add(text(measurement));
    }

    @Override
    public void hint(String text) {
        hints.add(text);
    }

    @Override
    public void remark(String text) {
        remarks.add(text);
    }

    @Override
    public void failed(String detail) {
        failures.add(detail);
    }
}
