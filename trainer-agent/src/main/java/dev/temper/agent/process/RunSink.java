package dev.temper.agent.process;

import dev.temper.agent.channel.Listener;
import dev.temper.agent.machine.Said;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.source.MetricSource;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the sources of one run say: passed on to the watcher, and remembered for the end's detail. */
final class RunSink implements MetricSource.Sink, Listener {
    private static final int MOST_HINTS = 10;

    private final TrialLog log;
    private final Watcher watcher;
    private final Set<String> hints = new LinkedHashSet<>();
    private @Nullable String failure;
    private volatile boolean greeted;
    private volatile boolean crashed;

    RunSink(TrialLog log, Watcher watcher) {
        this.log = log;
        this.watcher = watcher;
    }

    @Override
    public void measured(EpochMetrics measurement) {
        watcher.measured(measurement);
    }

    @Override
    public void reported(EpochMetrics measurement) {
        watcher.measured(measurement);
    }

    @Override
    public void said(Said said) {
        greeted |= said instanceof Said.Greeted;
        watcher.said(said);
    }

    /** The sink of sources beside the channel: a run that reports by its channel only logs what it prints or writes. */
    MetricSource.Sink besides() {
        return new MetricSource.Sink() {
            @Override
            public void measured(EpochMetrics measurement) {
                if (!greeted) {
                    RunSink.this.measured(measurement);
                }
            }

            @Override
            public void hint(String text) {
                if (!greeted) {
                    RunSink.this.hint(text);
                }
            }

            @Override
            public void remark(String text) {
                RunSink.this.remark(text);
            }

            @Override
            public void failed(String detail) {
                RunSink.this.failed(detail);
            }
        };
    }

    /**
     * The process has ended by an error of its own: what nobody said of its lines while it ran is guesswork about a run
     * that came to nothing, and would draw the eye from that error.
     */
    void crashed() {
        crashed = true;
    }

    @Override
    public void hint(String text) {
        if (crashed) {
            log.remark(text);
            return;
        }
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
