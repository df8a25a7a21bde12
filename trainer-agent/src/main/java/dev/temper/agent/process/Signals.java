package dev.temper.agent.process;

import dev.temper.agent.machine.Signal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends signals. Java itself knows neither groups nor SIGSTOP, and small images have no {@code kill} but the shell's
 * own: a fixed script, given numbers only.
 */
final class Signals {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
    private static final String GROUP = "kill -s \"$1\" -- \"-$2\" 2>/dev/null || kill -s \"$1\" -- \"$2\" 2>/dev/null";
    private static final String EACH = "s=$1; shift; for p; do kill -s \"$s\" -- \"$p\" 2>/dev/null; done";

    private Signals() {}

    /** Signals the group that this process leads; the process alone when it does not lead one (yet). */
    static void group(long leader, Signal signal) {
        kill(GROUP, signal, List.of(leader));
    }

    /** Signals each of these processes. */
    static void each(List<Long> processes, Signal signal) {
        if (!processes.isEmpty()) {
            kill(EACH, signal, processes);
        }
    }

    private static void kill(String script, Signal signal, List<Long> processes) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh", signal.name()));
        processes.forEach(process -> command.add(process.toString()));
        try {
            Process kill = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(10, TimeUnit.SECONDS)) {
                LOG.warn("Sending {} to {} takes longer than 10 s", signal, processes);
            }
        } catch (IOException e) {
            LOG.error("Cannot send {} to {}: {}", signal, processes, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
