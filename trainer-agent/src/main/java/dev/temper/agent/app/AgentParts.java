package dev.temper.agent.app;

import dev.temper.agent.channel.Endpoint;
import dev.temper.agent.kafka.Link;
import dev.temper.agent.machine.AgentSettings;
import dev.temper.agent.machine.HostMachine;
import dev.temper.agent.process.Checkpoints;
import dev.temper.agent.process.Host;
import dev.temper.agent.process.Launcher;
import dev.temper.agent.process.Processes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parts of an agent, made from its configuration. */
final class AgentParts {
    private AgentParts() {}

    /** What decides, for every experiment that the agent serves. */
    static HostMachine machine(AgentConfig config, String session, String producer) {
        return new HostMachine(
                config.experiments().stream()
                        .map(served -> settings(config, served, session, producer))
                        .toList(),
                config.experiments().stream().map(AgentConfig.Served::share).toList());
    }

    private static AgentSettings settings(
            AgentConfig config, AgentConfig.Served served, String session, String producer) {
        AgentConfig.Timing timing = config.timing();
        return new AgentSettings(
                config.agent(),
                session,
                producer,
                config.checkpoints().storage(),
                config.slots(),
                served.training().holdAtTarget(),
                config.exitWhenComplete(),
                timing.grace().toMillis(),
                timing.heartbeat().toMillis(),
                timing.offer().toMillis(),
                served.timeouts(),
                served.metrics().example());
    }

    /** Who is connected. */
    static Link.Identity identity(AgentConfig config, List<String> experiments, String session, String producer) {
        return new Link.Identity(
                experiments,
                config.agent(),
                session,
                producer,
                config.directories().state().resolve("spool"),
                config.directories().spoolBytes());
    }

    /** What runs processes, for each of the experiments in the same order. */
    static List<Performer.Service> services(AgentConfig config, Host host, @Nullable Endpoint endpoint) {
        return config.experiments().stream()
                .map(served ->
                        new Performer.Service(served.id(), launcher(config, served, host, endpoint), new Processes()))
                .toList();
    }

    /** Starts the processes of one experiment. */
    static Launcher launcher(AgentConfig config, AgentConfig.Served served, Host host, @Nullable Endpoint endpoint) {
        AgentConfig.Training training = served.training();
        AgentConfig.Directories directories = config.directories();
        Map<String, String> environment = new TreeMap<>(training.environment());
        environment.put(
                "TEMPER_CHECKPOINT_SECONDS",
                String.valueOf(config.timing().checkpoint().toMillis() / 1_000.0));
        return new Launcher(
                new Launcher.Settings(
                        served.id(),
                        training.command(),
                        training.directory(),
                        environment,
                        config.gpus().slots(),
                        directories.state(),
                        new Checkpoints(config.checkpoints().directory()),
                        config.checkpoints().shared(),
                        directories.logs(),
                        directories.logBytes()),
                served.metrics(),
                host,
                endpoint);
    }
}
