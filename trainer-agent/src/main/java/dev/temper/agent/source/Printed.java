package dev.temper.agent.source;

import dev.temper.agent.metrics.MetricFormat;
import java.util.List;

/** Metrics in the lines of standard output. */
public record Printed(MetricFormat format) implements MetricSources {
    @Override
    public List<MetricSource> open(Place place) {
        return List.of(new LineSource(LineSource.Output.STDOUT, format.parser()));
    }

    @Override
    public String example() {
        return "lines on standard output such as " + format.parser().example();
    }
}
