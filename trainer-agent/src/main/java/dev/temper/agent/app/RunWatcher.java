package dev.temper.agent.app;

import dev.temper.agent.kafka.Link;
import dev.temper.agent.machine.Effect;
import dev.temper.agent.machine.Input;
import dev.temper.agent.machine.Said;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.process.UnstartableException;
import dev.temper.agent.process.Watcher;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a process does into inputs of the machine. */
final class RunWatcher implements Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(RunWatcher.class);

    private final Effect.Start start;
    private final String experiment;
    private final Consumer<Input> inputs;
    private final Link link;
    private final DiskWatch disk;
    private final Semaphore room;
    private final Consumer<String> hints;

    /**
     * Watches the process of a start.
     *
     * @param experiment whose it is
     * @param inputs take what is said about its experiment
     * @param room measurements that may still wait for the loop
     * @param hints take what the operator should change
     */
    RunWatcher(
            Effect.Start start,
            String experiment,
            Consumer<Input> inputs,
            Link link,
            DiskWatch disk,
            Semaphore room,
            Consumer<String> hints) {
        this.start = start;
        this.experiment = experiment;
        this.inputs = inputs;
        this.link = link;
        this.disk = disk;
        this.room = room;
        this.hints = hints;
    }

    @Override
    public void started(long pid) {
        inputs.accept(new Input.Started(start.process()));
        LOG.atInfo()
                .addKeyValue("experiment", experiment)
                .addKeyValue("trial", start.trial())
                .addKeyValue("lease", start.lease())
                .log(
                        "Slot {} runs trial {} (lease {}) from epoch {} to {}: process {}",
                        start.slot(),
                        start.trial(),
                        start.lease(),
                        start.target().getFromEpoch(),
                        start.target().getToEpoch(),
                        pid);
    }

    @Override
    public void unstarted(UnstartableException why) {
        disk.look();
        String detail = Objects.requireNonNull(why.getMessage());
        inputs.accept(
                why.blameless()
                        ? new Input.GivenBack(start.process(), detail)
                        : new Input.StartFailed(start.process(), detail));
    }

    @Override
    public void measured(EpochMetrics measurement) {
        try {
            link.awaitRoom();
            room.acquire();
            inputs.accept(new Input.Measured(start.process(), measurement));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void said(Said said) {
        inputs.accept(new Input.Said(start.process(), said));
    }

    @Override
    public void hinted(String text) {
        hints.accept("trial " + start.trial() + " (lease " + start.lease() + "): " + text);
    }

    @Override
    public void failed(String detail) {
        inputs.accept(new Input.Failed(start.process(), detail));
    }

    @Override
    public void exited(int code, String detail) {
        disk.look(); // a process that fails on a full disk is not to blame
        inputs.accept(new Input.Exited(start.process(), code, detail));
    }
}
