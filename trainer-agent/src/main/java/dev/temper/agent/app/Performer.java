package dev.temper.agent.app;

import dev.temper.agent.kafka.Link;
import dev.temper.agent.machine.Effect;
import dev.temper.agent.machine.Ending;
import dev.temper.agent.machine.Input;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.process.Launch;
import dev.temper.agent.process.Launcher;
import dev.temper.agent.process.Processes;
import dev.temper.agent.process.UnstartableException;
import dev.temper.agent.process.Watcher;
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

    private final Launcher launcher;
    private final String session;
    private final boolean keepStopped;
    private final Processes processes = new Processes();
    private final Semaphore room = new Semaphore(MEASUREMENTS);
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private @Nullable Link link;
    private @Nullable AgentLoop loop;
    private @Nullable DiskWatch disk;

    Performer(Launcher launcher, String session, boolean keepStopped) {
        this.launcher = launcher;
        this.session = session;
        this.keepStopped = keepStopped;
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
        processes.killAll();
    }

    @Override
    public void taken(Input input) {
        if (input instanceof Input.Measured) {
            room.release();
        } else if (input instanceof Input.Exited exited) {
            processes.forget(exited.process());
        } else if (input instanceof Input.StartFailed failed) {
            processes.forget(failed.process());
        } else if (input instanceof Input.GivenBack given) {
            processes.forget(given.process());
        }
    }

    @Override
    public void perform(Effect effect) {
        if (effect instanceof Effect.Publish publish) {
            Objects.requireNonNull(link).publish(publish.event(), publish.report());
        } else if (effect instanceof Effect.Start start) {
            start(start, Objects.requireNonNull(loop), Objects.requireNonNull(link), Objects.requireNonNull(disk));
        } else if (effect instanceof Effect.Send send) {
            processes.send(send.process(), send.signal());
        } else if (effect instanceof Effect.Discard discard) {
            if (!keepStopped) {
                launcher.discard(discard.trial());
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

    private void start(Effect.Start start, AgentLoop inputs, Link outlet, DiskWatch watch) {
        long number = start.process();
        Watcher watcher = new Watcher() {
            @Override
            public void started(long pid) {
                said(start, pid);
            }

            @Override
            public void unstarted(UnstartableException why) {
                watch.look();
                String detail = Objects.requireNonNull(why.getMessage());
                inputs.put(
                        why.blameless() ? new Input.GivenBack(number, detail) : new Input.StartFailed(number, detail));
            }

            @Override
            public void measured(EpochMetrics measurement) {
                try {
                    outlet.awaitRoom();
                    room.acquire();
                    inputs.put(new Input.Measured(number, measurement));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void exited(int code, String detail) {
                watch.look(); // a process that fails on a full disk is not to blame
                inputs.put(new Input.Exited(number, code, detail));
            }
        };
        Launch launch = launcher.launch(start.slot(), start.trial(), start.lease(), start.parameters(), start.target());
        processes.start(number, launcher, launch, session + "/" + number, watcher);
    }

    private static void said(Effect.Start start, long pid) {
        LOG.info(
                "Slot {} runs trial {} (lease {}) from epoch {} to {}: process {}",
                start.slot(),
                start.trial(),
                start.lease(),
                start.target().getFromEpoch(),
                start.target().getToEpoch(),
                pid);
    }
}
