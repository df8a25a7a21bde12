package dev.temper.agent.process;

import dev.temper.agent.channel.Channel;
import dev.temper.agent.machine.Signal;
import dev.temper.agent.machine.Told;
import dev.temper.agent.source.LineSource;
import dev.temper.agent.source.MetricSource;
import java.util.List;
import java.util.function.Consumer;

/** A running process and all that it started. Made by {@link Launcher}. */
public final class TrainingProcess {
    private final Running process;
    private final TrialLog log;
    private final Sources sources;
    private final Watcher watcher;
    private final RunTraces traces;
    private volatile boolean asked;

    /** The sources of a run, which were started already, and their sink. */
    record Sources(List<MetricSource> all, RunSink sink, Channel channel) {
        /** Copies the list. */
        Sources {
            all = List.copyOf(all);
        }
    }

    TrainingProcess(Running process, TrialLog log, Sources sources, Watcher watcher, RunTraces traces) {
        this.process = process;
        this.log = log;
        this.sources = sources;
        this.watcher = watcher;
        this.traces = traces;
    }

    /** Process id of the command itself; 0 when it runs elsewhere. */
    public long pid() {
        return process.pid();
    }

    /** Signals the process and all that it started; a process that has ended is none. */
    public void send(Signal signal) {
        asked |= signal == Signal.TERM || signal == Signal.KILL;
        process.send(signal);
    }

    /** Tells the process something through its channel. */
    public void tell(Told told) {
        sources.channel.tell(told);
    }

    void watch(String name) {
        OutputReader out = new OutputReader(name + "-out", process.output(), log, lines(LineSource.Output.STDOUT));
        OutputReader err = new OutputReader(name + "-err", process.errors(), log, lines(LineSource.Output.STDERR));
        out.start();
        err.start();
        Thread waiter = new Thread(() -> await(out, err), name + "-wait");
        waiter.setDaemon(true);
        waiter.start();
    }

    private Consumer<String> lines(LineSource.Output output) {
        List<LineSource> wanting = sources.all.stream()
                .filter(source -> source instanceof LineSource lines && lines.output() == output)
                .map(LineSource.class::cast)
                .toList();
        return text -> {
            log.line(text);
            wanting.forEach(source -> source.line(text));
        };
    }

    private void await(OutputReader out, OutputReader err) {
        try {
            int code = process.await();
            out.finish();
            err.finish();
            if (code != 0 && !asked) {
                sources.sink.crashed();
            }
            sources.all.forEach(MetricSource::drain);
            sources.all.forEach(MetricSource::close);
            log.remark("ended with exit code " + code);
            log.close();
            traces.clear(process.isOver());
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
        return detail.append(sources.sink.hints()).toString();
    }
}
