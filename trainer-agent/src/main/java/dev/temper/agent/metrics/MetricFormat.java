package dev.temper.agent.metrics;

/** How training says its metrics, as the agent's configuration has it. */
public interface MetricFormat {
    /** A parser for the output of one run. */
    MetricParser parser();
}
