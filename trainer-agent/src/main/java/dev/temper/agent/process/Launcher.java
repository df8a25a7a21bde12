package dev.temper.agent.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.temper.agent.channel.Channel;
import dev.temper.agent.channel.Endpoint;
import dev.temper.agent.channel.ReportsFile;
import dev.temper.agent.machine.Told;
import dev.temper.agent.source.MetricSource;
import dev.temper.agent.source.MetricSources;
import dev.temper.agent.source.RunPlace;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.Target;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Starts the configured command for trials. */
public final class Launcher {
    private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Settings settings;
    private final MetricSources sources;
    private final Host host;
    private final @Nullable Endpoint endpoint;
    private final AtomicBoolean missedCheckpoint = new AtomicBoolean();

    /**
     * How processes are started.
     *
     * @param command program and arguments, with placeholders
     * @param directory working directory
     * @param environment variables beside those of the agent and of Temper
     * @param gpus the devices of each slot; of a slot that is not there, none
     * @param state where run files and parameter files are kept
     * @param checkpoints where leases have their directories
     * @param sharedCheckpoints whether those of other hosts' trials are there too
     * @param logs below which each trial has a log
     * @param logBytes size of a log file; one older file of the same size is kept
     */
    public record Settings(
            String experiment,
            List<String> command,
            Path directory,
            Map<String, String> environment,
            List<List<String>> gpus,
            Path state,
            Checkpoints checkpoints,
            boolean sharedCheckpoints,
            Path logs,
            long logBytes) {}

    /**
     * A launcher of processes whose metrics come from these sources, and from the channel that each of them has.
     *
     * @param host where they run
     * @param endpoint where they may use the channel over HTTP too; null when they may not
     */
    public Launcher(Settings settings, MetricSources sources, Host host, @Nullable Endpoint endpoint) {
        this.host = host;
        this.settings = settings;
        this.sources = sources;
        this.endpoint = endpoint;
    }

    /** What a process of this trial is started for. */
    public Launch launch(int slot, int trial, long lease, List<ParameterValue> parameters, Target target) {
        Path checkpoints = settings.checkpoints.of(settings.experiment, trial, lease);
        Path file = settings.state.resolve("slot-" + slot + "-parameters.json");
        List<String> gpus = slot < settings.gpus.size() ? settings.gpus.get(slot) : List.of();
        return new Launch(settings.experiment, slot, trial, lease, parameters, target, checkpoints, file, gpus);
    }

    /**
     * Makes ready what a process finds when it starts. May take long, since a checkpoint may be copied.
     *
     * @return the launch, which trains from scratch where there is nothing to go on from
     * @throws UnstartableException saying why it cannot be made
     * @throws InterruptedIOException when the thread is interrupted
     */
    public Launch prepare(Launch launch) throws UnstartableException, InterruptedIOException {
        try {
            boolean found = settings.checkpoints.prepare(settings.experiment, launch.trial(), launch.lease());
            Files.createDirectories(settings.state);
            Map<String, Object> parameters = new LinkedHashMap<>();
            launch.parameters().forEach(parameter -> parameters.put(parameter.getName(), parameter.getValue()));
            JSON.writeValue(launch.parametersFile().toFile(), parameters);
            return found || launch.target().getFromEpoch() == 0 ? launch : withoutCheckpoint(launch);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted: " + e);
            }
            throw new UnstartableException("cannot prepare the trial's files: " + e
                    + ". Make room, or correct directory and checkpoints in the agent's configuration");
        }
    }

    private Launch withoutCheckpoint(Launch launch) {
        int from = launch.target().getFromEpoch();
        // One remedy for all trials, so one warning.
        LOG.atLevel(missedCheckpoint.getAndSet(true) ? Level.INFO : Level.WARN)
                .log(
                        "Trial {} goes on from epoch {}, and {} has no checkpoint of it{}. If another host trained it, put"
                                + " checkpoints on storage that all agents share, or set resume: restart in the experiment",
                        launch.trial(),
                        from,
                        launch.checkpoints().getParent(),
                        settings.sharedCheckpoints ? "" : ": it is told to train from scratch");
        return settings.sharedCheckpoints ? launch : launch.fromScratch();
    }

    /** Removes the checkpoints of a trial that is over. */
    public void discard(int trial) {
        settings.checkpoints.discard(settings.experiment, trial);
    }

    /**
     * Starts a process for a launch that was prepared.
     *
     * @param token marks the process and all that it starts; unlike that of any other process of any agent
     * @throws UnstartableException saying why it cannot be started
     */
    public TrainingProcess start(Launch launch, String token, Watcher watcher) throws UnstartableException {
        List<String> command = new CommandTemplate(settings.command).fill(launch.placeholders());
        RunTraces traces =
                new RunTraces(RunFile.of(settings.state, launch.slot()), () -> Checkpoints.ended(launch.checkpoints()));
        remember(traces.file(), new RunFile(token, 0, null, launch.checkpoints()));
        TrialLog log = log(launch);
        RunSink sink = new RunSink(log, watcher);
        List<MetricSource> opened = new ArrayList<>();
        Channel channel;
        Running process;
        try {
            channel = listen(launch, sink, opened);
            process = host.start(new Host.Job(
                    launch.slot(), command, settings.directory, environment(launch, opened, token), token));
        } catch (UnstartableException e) {
            opened.forEach(MetricSource::close);
            log.close();
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            opened.forEach(MetricSource::close);
            log.close();
            throw new UnstartableException(
                    "cannot start " + command + " in " + settings.directory + ": " + e.getMessage());
        }
        Instant started = ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().startInstant())
                .orElse(null);
        remember(traces.file(), new RunFile(token, process.pid(), started, launch.checkpoints()));
        log.remark("trial " + launch.trial() + ", lease " + launch.lease() + ": " + process.name() + " " + command);
        TrainingProcess training =
                new TrainingProcess(process, log, new TrainingProcess.Sources(opened, sink, channel), watcher, traces);
        training.watch("trial-" + launch.trial());
        return training;
    }

    /** Opens the channel of a launch and the sources beside it, and starts them. */
    private Channel listen(Launch launch, RunSink sink, List<MetricSource> opened) throws IOException {
        RunPlace place = launch.place(settings.directory, settings.state);
        Channel channel =
                Channel.open(place.runFiles(), Told.first(launch.target().getToEpoch()), endpoint);
        ReportsFile reports = new ReportsFile(channel, sink);
        opened.add(reports);
        reports.start(sink);
        for (MetricSource source : sources.open(place)) {
            opened.add(source);
            source.start(sink.besides());
        }
        return channel;
    }

    private TrialLog log(Launch launch) {
        Path file = settings.logs.resolve(settings.experiment).resolve("trial-" + launch.trial() + ".log");
        return new TrialLog(file, settings.logBytes);
    }

    private Map<String, String> environment(Launch launch, List<MetricSource> opened, String token) {
        Map<String, String> environment = new TreeMap<>(settings.environment);
        environment.putAll(launch.environment());
        opened.forEach(source -> environment.putAll(source.environment()));
        environment.put(RunFile.VARIABLE, token);
        return environment;
    }

    private static void remember(Path file, RunFile run) {
        try {
            run.write(file);
        } catch (IOException e) {
            LOG.warn(
                    "Cannot write {}: were this agent killed now, its process would not be found again. {}",
                    file,
                    e.toString());
        }
    }
}
