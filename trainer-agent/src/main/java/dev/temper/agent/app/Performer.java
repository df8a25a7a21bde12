package dev.temper.agent.app;

import dev.temper.agent.kafka.Link;
import dev.temper.agent.machine.Effect;
import dev.temper.agent.machine.Ending;
import dev.temper.agent.machine.Input;
import dev.temper.agent.machine.Signal;
import dev.temper.agent.process.Launcher;
import dev.temper.agent.process.TrainingProcess;
import dev.temper.agent.process.UnstartableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what the machine decides: processes, events, words to the operator. */
final class Performer implements AgentLoop.Effects {
    private static final Logger LOG = LoggerFactory.getLogger(Performer.class);
    /** Measurements that wait for the loop; a process that prints more of them at once waits too. */
    private static final int MEASUREMENTS = 1_000;

    private final List<Service> services;
    private final String session;
    private final Map<Running, TrainingProcess> processes = new HashMap<>();
    private final Semaphore room = new Semaphore(MEASUREMENTS);
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private @Nullable Link link;
    private @Nullable AgentLoop loop;

    /** An experiment, and what starts its processes. */
    record Service(String experiment, Launcher launcher) {}

    /** A process by its number in its experiment. */
    private record Running(int experiment, long number) {}

    Performer(List<Service> services, String session) {
        this.services = List.copyOf(services);
        this.session = session;
    }

    /** Names what the effects go to, before the first of them. */
    void connect(Link to, AgentLoop inputs) {
        link = to;
        loop = inputs;
    }

    /** How the agent ended, once it has. */
    CompletableFuture<Ending> ending() {
        return ending;
    }

    /** Leaves no process behind when the agent cannot go on. */
    void killAll() {
        processes.values().forEach(process -> process.send(Signal.KILL));
    }

    @Override
    public void taken(int experiment, Input input) {
        if (input instanceof Input.Measured) {
            room.release();
        } else if (input instanceof Input.Exited exited) {
            processes.remove(new Running(experiment, exited.process()));
        }
    }

    @Override
    public void perform(int experiment, Effect effect) {
        if (effect instanceof Effect.Publish publish) {
            Objects.requireNonNull(link)
                    .publish(services.get(experiment).experiment(), publish.event(), publish.report());
        } else if (effect instanceof Effect.Start start) {
            start(experiment, start);
        } else if (effect instanceof Effect.Send send) {
            TrainingProcess process = processes.get(new Running(experiment, send.process()));
            if (process != null) {
                process.send(send.signal());
            }
        } else if (effect instanceof Effect.Tell tell) {
            TrainingProcess process = processes.get(new Running(experiment, tell.process()));
            if (process != null) {
                process.tell(tell.told());
            }
        } else if (effect instanceof Effect.Say say) {
            if (say.warning()) {
                LOG.warn("{}", say.text());
            } else {
                LOG.info("{}", say.text());
            }
        } else if (effect instanceof Effect.Exit exit) {
            ending.complete(exit.ending());
        }
    }

    private void start(int experiment, Effect.Start start) {
        AgentLoop inputs = Objects.requireNonNull(loop);
        Link outlet = Objects.requireNonNull(link);
        Launcher launcher = services.get(experiment).launcher();
        long number = start.process();
        try {
            TrainingProcess process = launcher.start(
                    launcher.launch(start.slot(), start.trial(), start.lease(), start.parameters(), start.target()),
                    session + "/" + experiment + "/" + number,
                    new RunWatcher(start, input -> inputs.put(experiment, input), outlet, room));
            processes.put(new Running(experiment, number), process);
            LOG.info(
                    "Slot {} runs trial {} (lease {}) from epoch {} to {}: process {}",
                    start.slot(),
                    start.trial(),
                    start.lease(),
                    start.target().getFromEpoch(),
                    start.target().getToEpoch(),
                    process.pid());
        } catch (UnstartableException e) {
            inputs.put(experiment, new Input.StartFailed(number, Objects.requireNonNull(e.getMessage())));
        }
    }
}
