package dev.temper.agent.process;

import dev.temper.agent.machine.Signal;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.metrics.MetricParser;
import java.util.ArrayList;
import java.util.List;

/** A running process and all that it started. Made by {@link Launcher}. */
public final class TrainingProcess {
    private final Process process;
    private final boolean leadsGroup;
    private final TrialLog log;
    private final MetricParser parser;
    private final Watcher watcher;
    private final RunTraces traces;

    TrainingProcess(
            Process process, boolean leadsGroup, TrialLog log, MetricParser parser, Watcher watcher, RunTraces traces) {
        this.process = process;
        this.leadsGroup = leadsGroup;
        this.log = log;
        this.parser = parser;
        this.watcher = watcher;
        this.traces = traces;
    }

    /** Process id of the command itself. */
    public long pid() {
        return process.pid();
    }

    /** Signals the process and all that it started; a process that has ended is none. */
    public void send(Signal signal) {
        if (leadsGroup) {
            Signals.group(process.pid(), signal);
        } else {
            List<Long> all = new ArrayList<>(List.of(process.pid()));
            process.descendants().forEach(child -> all.add(child.pid()));
            Signals.each(all, signal);
        }
    }

    void watch(String name) {
        OutputReader out = new OutputReader(name + "-out", process.getInputStream(), log, this::line);
        OutputReader err = new OutputReader(name + "-err", process.getErrorStream(), log, log::line);
        out.start();
        err.start();
        Thread waiter = new Thread(() -> await(out, err), name + "-wait");
        waiter.setDaemon(true);
        waiter.start();
    }

    private void line(String text) {
        log.line(text);
        EpochMetrics measurement = parser.parse(text);
        if (measurement != null) {
            watcher.measured(measurement);
        }
    }

    private void await(OutputReader out, OutputReader err) {
        try {
            int code = process.waitFor();
            if (leadsGroup) {
                Signals.group(process.pid(), Signal.KILL);
            }
            out.finish();
            err.finish();
            log.remark("ended with exit code " + code);
            log.close();
            traces.clear(process.pid());
            watcher.exited(code, detail(out.dropped() + err.dropped()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String detail(long dropped) {
        StringBuilder detail = new StringBuilder(log.tail());
        if (dropped > 0) {
            detail.append("\n[").append(dropped).append(" bytes were dropped from lines longer than ");
            detail.append(OutputReader.LINE_BYTES).append(" bytes]");
        }
        if (!parser.complaint().isEmpty()) {
            detail.append("\n[").append(parser.complaint()).append(']');
        }
        return detail.toString();
    }
}
