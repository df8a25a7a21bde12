package dev.temper.deploy.cli;

import dev.temper.agent.process.Leftovers;
import dev.temper.deploy.Failure;
import dev.temper.deploy.process.TemperProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code temper agent-guard}: waits beside an agent for its death, and ends the training processes that it leaves, so
 * that none trains on while its trial goes on elsewhere. An agent that ends by itself leaves none.
 */
@Command(
        name = "agent-guard",
        mixinStandardHelpOptions = true,
        hidden = true,
        header = "Ends what a killed agent leaves behind.")
final class AgentGuardCommand implements Runnable {
    @Option(names = "--state", required = true, description = "The agent's state directory.")
    private Path state = Path.of("");

    @Option(names = TemperProcess.WITH_PARENT, hidden = true)
    private boolean withParent;

    @Override
    public void run() {
        if (!withParent) {
            throw new Failure("agent-guard is started by `temper agent`, and watches that it lives");
        }
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
            Leftovers.end(state);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for leftovers in " + state, e);
        }
    }
}
