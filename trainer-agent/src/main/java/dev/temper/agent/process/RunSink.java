package dev.temper.agent.process;

import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.source.MetricSource;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the sources of one run say: passed on to the watcher, and remembered for the end's detail. */
final class RunSink implements MetricSource.Sink {
    private static final int MOST_HINTS = 10;

    private final TrialLog log;
    private final Watcher watcher;
    private final Set<String> hints = new LinkedHashSet<>();
    private @Nullable String failure;

    RunSink(TrialLog log, Watcher watcher) {
        this.log = log;
        this.watcher = watcher;
    }

    @Override
    public void measured(EpochMetrics measurement) {
        watcher.measured(measurement);
    }

    @Override
    public void hint(String text) {
        synchronized (this) {
            if (hints.size() == MOST_HINTS || !hints.add(text)) {
                return;
            }
        }
        log.remark(text);
        watcher.hinted(text);
    }

    @Override
    public void remark(String text) {
        log.remark(text);
    }

    @Override
    public void failed(String detail) {
        synchronized (this) {
            if (failure != null) {
                return;
            }
            failure = detail;
        }
        log.remark("the script reports a failure: " + detail);
        watcher.failed(detail);
    }

    /** What the user should know at the end, a line each. */
    synchronized String hints() {
        StringBuilder text = new StringBuilder();
        if (failure != null) {
            text.append("\n[the script's failure: ").append(failure).append(']');
        }
        hints.forEach(hint -> text.append("\n[").append(hint).append(']'));
        return text.toString();
    }
}
