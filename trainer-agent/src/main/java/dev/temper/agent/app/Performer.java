package dev.temper.agent.app;

import dev.temper.agent.gpu.GpuMeters;
import dev.temper.agent.kafka.Link;
import dev.temper.agent.machine.Effect;
import dev.temper.agent.machine.Ending;
import dev.temper.agent.machine.Input;
import dev.temper.agent.process.Launch;
import dev.temper.agent.process.Launcher;
import dev.temper.agent.process.Processes;
import dev.temper.agent.process.Watcher;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Carries out what the machine decides: processes, events, words to the operator. */
final class Performer implements AgentLoop.Effects {
    private static final Logger LOG = LoggerFactory.getLogger(Performer.class);
    /** Measurements that wait for the loop; a process that prints more of them at once waits too. */
    private static final int MEASUREMENTS = 1_000;

    private final List<Service> services;
    private final String session;
    private final boolean keepStopped;
    private final GpuMeters gpus;
    private final Operator operator;
    private final Semaphore room = new Semaphore(MEASUREMENTS);
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private @Nullable Link link;
    private @Nullable AgentLoop loop;
    private @Nullable DiskWatch disk;

    /** An experiment, and what starts its processes. */
    record Service(String experiment, Launcher launcher, Processes processes) {}

    Performer(List<Service> services, String session, boolean keepStopped, GpuMeters gpus, Operator operator) {
        this.services = List.copyOf(services);
        this.session = session;
        this.keepStopped = keepStopped;
        this.gpus = gpus;
        this.operator = operator;
    }

    /** Names what the effects go to, before the first of them. */
    void connect(Link to, AgentLoop inputs, DiskWatch watch) {
        link = to;
        disk = watch;
        loop = inputs;
    }

    /** How the agent ended, once it has. */
    CompletableFuture<Ending> ending() {
        return ending;
    }

    /** Leaves no process behind when the agent cannot go on. */
    void killAll() {
        services.forEach(service -> service.processes().killAll());
    }

    @Override
    public void taken(int experiment, Input input) {
        if (input instanceof Input.Measured) {
            room.release();
        } else if (input instanceof Input.Exited exited) {
            services.get(experiment).processes().forget(exited.process());
        } else if (input instanceof Input.StartFailed failed) {
            services.get(experiment).processes().forget(failed.process());
        } else if (input instanceof Input.GivenBack given) {
            services.get(experiment).processes().forget(given.process());
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
            services.get(experiment).processes().send(send.process(), send.signal());
        } else if (effect instanceof Effect.Discard discard) {
            if (!keepStopped) {
                services.get(experiment).launcher().discard(discard.trial());
            }
        } else if (effect instanceof Effect.Tell tell) {
            services.get(experiment).processes().tell(tell.process(), tell.told());
        } else if (effect instanceof Effect.Say say) {
            say(experiment, say.warning(), say.text());
        } else if (effect instanceof Effect.Exit exit) {
            ending.complete(exit.ending());
        }
    }

    private void say(int experiment, boolean warning, String text) {
        String name = services.get(experiment).experiment();
        String line = services.size() == 1 ? text : name + ": " + text;
        LOG.atLevel(warning ? Level.WARN : Level.INFO)
                .addKeyValue("experiment", name)
                .log("{}", line);
        operator.hear(warning, line);
    }

    private void start(int experiment, Effect.Start start) {
        AgentLoop inputs = Objects.requireNonNull(loop);
        Service service = services.get(experiment);
        Launch launch = service.launcher()
                .launch(start.slot(), start.trial(), start.lease(), start.parameters(), start.target());
        Watcher watcher = new RunWatcher(
                start,
                service.experiment(),
                input -> inputs.put(experiment, input),
                Objects.requireNonNull(link),
                Objects.requireNonNull(disk),
                room,
                text -> say(experiment, true, text));
        String token = session + "/" + experiment + "/" + start.process();
        service.processes()
                .start(start.process(), service.launcher(), launch, token, gpus.metered(start.slot(), watcher));
    }
}
