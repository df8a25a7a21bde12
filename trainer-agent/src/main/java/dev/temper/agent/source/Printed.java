package dev.temper.agent.source;

import dev.temper.agent.metrics.MetricFormat;
import dev.temper.agent.source.LineSource.Output;
import java.util.List;

/** Metrics in the lines of an output. */
public record Printed(Output output, MetricFormat format) implements MetricSources {
    /** Metrics in the lines of standard output. */
    public Printed(MetricFormat format) {
        this(Output.STDOUT, format);
    }

    @Override
    public List<MetricSource> open(RunPlace place) {
        return List.of(new LineSource(output, format.parser()));
    }

    @Override
    public String example() {
        return "lines on standard " + (output == Output.STDOUT ? "output" : "error") + " such as "
                + format.parser().example();
    }
}
