package dev.temper.agent.process;

import dev.temper.agent.machine.Signal;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A child of the agent. */
final class Child implements Running {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Process process;
    private final boolean leadsGroup;
    private final String token;

    Child(Process process, boolean leadsGroup, String token) {
        this.process = process;
        this.leadsGroup = leadsGroup;
        this.token = token;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public String name() {
        return "process " + pid();
    }

    @Override
    public InputStream output() {
        return process.getInputStream();
    }

    @Override
    public InputStream errors() {
        return process.getErrorStream();
    }

    @Override
    public void send(Signal signal) {
        if (leadsGroup) {
            Signals.group(process.pid(), signal);
        } else {
            List<Long> all = new ArrayList<>(List.of(process.pid()));
            process.descendants().forEach(child -> all.add(child.pid()));
            Signals.each(all, signal);
        }
    }

    @Override
    public int await() throws InterruptedException {
        int code = process.waitFor();
        if (leadsGroup) {
            Signals.group(process.pid(), Signal.KILL);
        }
        return code;
    }

    @Override
    public boolean isOver() throws InterruptedException {
        return Survivors.awaitNone(process.pid(), token, PATIENCE);
    }
}
