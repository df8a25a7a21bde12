package dev.temper.agent.channel;

import dev.temper.agent.machine.Said;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.source.MetricSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that a test heard through a channel, in order. */
final class Heard implements MetricSource.Sink, Listener {
    final List<Object> all = new CopyOnWriteArrayList<>();
    final List<String> hints = new CopyOnWriteArrayList<>();
    final List<String> failures = new CopyOnWriteArrayList<>();

    @Override
    public void reported(EpochMetrics measurement) {
        all.add(measurement);
    }

    @Override
    public void said(Said said) {
        all.add(said);
    }

    @Override
    public void measured(EpochMetrics measurement) {
        throw new AssertionError("a channel has a listener of its own");
    }

    @Override
    public void hint(String text) {
        hints.add(text);
    }

    @Override
    public void remark(String text) {
        throw new AssertionError(text);
    }

    @Override
    public void failed(String detail) {
        failures.add(detail);
    }
}
