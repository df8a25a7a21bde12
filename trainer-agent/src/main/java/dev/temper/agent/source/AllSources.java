package dev.temper.agent.source;

import java.util.List;
import java.util.stream.Collectors;

/** Several kinds of sources, all of which every run has. */
public record AllSources(List<MetricSources> kinds) implements MetricSources {
    /** Copies the list. */
    public AllSources {
        kinds = List.copyOf(kinds);
    }

    @Override
    public List<MetricSource> open(RunPlace place) {
        return kinds.stream().flatMap(kind -> kind.open(place).stream()).toList();
    }

    @Override
    public List<SourcePath> paths() {
        return kinds.stream().flatMap(kind -> kind.paths().stream()).toList();
    }

    @Override
    public String example() {
        return kinds.stream().map(MetricSources::example).collect(Collectors.joining(", or "));
    }
}
