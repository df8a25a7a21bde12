package dev.temper.agent.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.temper.agent.channel.Channel;
import dev.temper.agent.channel.Endpoint;
import dev.temper.agent.channel.ReportsFile;
import dev.temper.agent.machine.Told;
import dev.temper.agent.source.MetricSource;
import dev.temper.agent.source.MetricSources;
import dev.temper.agent.source.Place;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.Target;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the configured command for trials, in a session and process group of its own where {@code setsid} exists. */
public final class Launcher {
    private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What launchers of many processes call one of them. */
    private static final Set<String> RANKS = Set.of(
            "RANK",
            "LOCAL_RANK",
            "OMPI_COMM_WORLD_RANK",
            "OMPI_COMM_WORLD_LOCAL_RANK",
            "PMI_RANK",
            "SLURM_PROCID",
            "SLURM_LOCALID");

    private final Settings settings;
    private final MetricSources sources;
    private final @Nullable Endpoint endpoint;

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
     * @param endpoint where they may use the channel over HTTP too; null when they may not
     */
    public Launcher(Settings settings, MetricSources sources, @Nullable Endpoint endpoint) {
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
        LOG.warn(
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
        List<String> command = command(launch);
        boolean group = command.get(0).endsWith("/setsid");
        RunTraces traces = new RunTraces(
                RunFile.of(settings.state, launch.slot()), token, () -> Checkpoints.ended(launch.checkpoints()));
        remember(traces.file(), new RunFile(token, 0, null, launch.checkpoints()));
        TrialLog log = log(launch);
        RunSink sink = new RunSink(log, watcher);
        List<MetricSource> opened = new ArrayList<>();
        Channel channel;
        Process process;
        try {
            Place place = launch.place(settings.directory, settings.state);
            channel = Channel.open(place.runFiles(), Told.first(launch.target().getToEpoch()), endpoint);
            ReportsFile reports = new ReportsFile(channel, sink);
            opened.add(reports);
            reports.start(sink);
            for (MetricSource source : sources.open(place)) {
                opened.add(source);
                source.start(sink.besides());
            }
            process = builder(command, launch, opened, token).start();
        } catch (IOException | IllegalArgumentException e) {
            opened.forEach(MetricSource::close);
            log.close();
            throw new UnstartableException(
                    "cannot start " + command + " in " + settings.directory + ": " + e.getMessage());
        }
        Instant started = process.info().startInstant().orElse(null);
        remember(traces.file(), new RunFile(token, process.pid(), started, launch.checkpoints()));
        log.remark(
                "trial " + launch.trial() + ", lease " + launch.lease() + ": process " + process.pid() + " " + command);
        TrainingProcess training = new TrainingProcess(
                process, group, log, new TrainingProcess.Sources(opened, sink, channel), watcher, traces);
        training.watch("trial-" + launch.trial());
        return training;
    }

    private TrialLog log(Launch launch) {
        Path file = settings.logs.resolve(settings.experiment).resolve("trial-" + launch.trial() + ".log");
        return new TrialLog(file, settings.logBytes);
    }

    private ProcessBuilder builder(List<String> command, Launch launch, List<MetricSource> opened, String token) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(settings.directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Map<String, String> environment = builder.environment();
        // The agent may be one of several processes of a job; which of them is no business of training's.
        environment.keySet().removeAll(RANKS);
        OwnVariables.remove(environment);
        // Python holds lines back that go to a pipe, unless told otherwise.
        environment.putIfAbsent("PYTHONUNBUFFERED", "1");
        environment.putAll(settings.environment);
        environment.putAll(launch.environment());
        opened.forEach(source -> environment.putAll(source.environment()));
        environment.put(RunFile.VARIABLE, token);
        return builder;
    }

    private List<String> command(Launch launch) throws UnstartableException {
        String path = settings.environment.getOrDefault("PATH", Program.path());
        List<String> filled = new ArrayList<>(new CommandTemplate(settings.command).fill(launch.placeholders()));
        filled.set(0, Program.find(filled.get(0), settings.directory, path).toString());
        try {
            filled.add(
                    0,
                    Program.find("setsid", settings.directory, Program.path()).toString());
        } catch (UnstartableException e) {
            LOG.debug("No setsid: processes are ended one by one", e);
        }
        return filled;
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
