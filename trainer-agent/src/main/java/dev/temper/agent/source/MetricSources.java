package dev.temper.agent.source;

import java.util.List;

/** Where the metrics of runs come from, as the agent's configuration has it. */
public interface MetricSources {
    /** The sources of a new run. */
    List<MetricSource> open(RunPlace place);

    /** Where a run writes what is read. */
    default List<SourcePath> paths() {
        return List.of();
    }

    /** What a metric looks like, for the message that there was none. */
    String example();
}
