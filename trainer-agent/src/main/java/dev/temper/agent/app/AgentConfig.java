package dev.temper.agent.app;

import dev.temper.agent.machine.Share;
import dev.temper.agent.machine.Timeouts;
import dev.temper.agent.source.MetricSources;
import dev.temper.schemas.document.InvalidSettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of an agent. docs/agent.md describes each by its place in the YAML file.
 *
 * @param agent agent id, one per host; letters, digits, '.', '_' and '-'
 * @param experiments what it serves, one at least
 * @param slots trials that it runs at a time, 1 to 1024
 * @param sidecar null when training runs beside the agent itself
 * @param exitWhenComplete whether it ends when all its experiments are complete
 */
public record AgentConfig(
        String agent,
        List<Served> experiments,
        int slots,
        boolean exitWhenComplete,
        Loopback loopback,
        @Nullable SidecarSection sidecar,
        Directories directories,
        CheckpointsSection checkpoints,
        GpuSection gpus,
        Timing timing,
        Connection connection) {

    /** Copies the list. */
    public AgentConfig {
        experiments = List.copyOf(experiments);
    }

    /**
     * An experiment that the agent serves.
     *
     * @param id of the experiment
     * @param share its claim to the slots
     * @param timeouts when its processes count as hung
     */
    public record Served(String id, Share share, Training training, MetricSources metrics, Timeouts timeouts) {}

    /**
     * What is run for a trial.
     *
     * @param command program and arguments, with placeholders
     * @param directory working directory
     * @param environment variables set beside Temper's own
     * @param holdAtTarget whether a process is held at its target until the decision arrives
     */
    public record Training(
            List<String> command, Path directory, Map<String, String> environment, boolean holdAtTarget) {}

    /**
     * The HTTP endpoint for training scripts on this host.
     *
     * @param enabled whether there is one
     * @param port on 127.0.0.1; 0 for any that is free
     */
    public record Loopback(boolean enabled, int port) {}

    /**
     * Where files are kept.
     *
     * @param state spool, run files, lock: this agent's alone
     * @param logs one file per trial
     * @param logBytes size of a log file; one older file is kept
     * @param spoolBytes events that wait for the broker
     */
    public record Directories(Path state, Path logs, long logBytes, long spoolBytes) {}

    /**
     * Times.
     *
     * @param grace between SIGTERM and SIGKILL
     * @param heartbeat between heartbeats: at most a fifth of the experiment's lease
     * @param offer before an unanswered offer is sent again for the first time
     * @param checkpoint between checkpoints of a script that writes one when it is wanted
     */
    public record Timing(Duration grace, Duration heartbeat, Duration offer, Duration checkpoint) {}

    /**
     * Kafka and the schema registry.
     *
     * @param serdeClass serde of Avro records, made by its constructor without arguments
     * @param serde settings of the serde, beside the registry's URL
     * @param kafka settings of the Kafka clients, over Temper's own
     */
    public record Connection(
            String bootstrapServers,
            String registryUrl,
            String serdeClass,
            Map<String, String> serde,
            Map<String, String> kafka) {}

    /**
     * The connection to use where the agent's file says nothing.
     *
     * @param bootstrapServers null when the file must say it
     * @param registryUrl null when the file must say it
     * @param serde settings of the serde, under those of the file
     * @param kafka settings of the Kafka clients, under those of the file
     */
    public record ConnectionDefaults(
            @Nullable String bootstrapServers,
            @Nullable String registryUrl,
            Map<String, String> serde,
            Map<String, String> kafka) {
        /** The file says all. */
        public static final ConnectionDefaults NONE = new ConnectionDefaults(null, null, Map.of(), Map.of());
    }

    /**
     * Reads a YAML file; relative paths in it start at the file's directory.
     *
     * @throws InvalidSettingsException naming everything that is wrong
     * @throws UncheckedIOException when the file cannot be read
     */
    public static AgentConfig read(Path file) {
        return read(file, ConnectionDefaults.NONE);
    }

    /** The same, where the connection may be said elsewhere. */
    public static AgentConfig read(Path file, ConnectionDefaults defaults) {
        try {
            return AgentConfigReader.read(Files.readString(file), file, defaults);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the agent's configuration " + file + ": " + e, e);
        }
    }

    /** The same with everything that it writes below a directory. */
    AgentConfig in(Path scratch) {
        Directories other = new Directories(
                scratch.resolve("state"), scratch.resolve("logs"), directories.logBytes, directories.spoolBytes);
        CheckpointsSection there = new CheckpointsSection(
                scratch.resolve("checkpoints"), checkpoints.storage(), checkpoints.keepStopped(), 0);
        return new AgentConfig(
                agent, experiments, slots, exitWhenComplete, loopback, sidecar, other, there, gpus, timing, connection);
    }

    /** The same with other brokers and another registry. */
    public AgentConfig connectedTo(String bootstrapServers, String registryUrl) {
        Connection other = new Connection(
                bootstrapServers, registryUrl, connection.serdeClass, connection.serde, connection.kafka);
        return new AgentConfig(
                agent,
                experiments,
                slots,
                exitWhenComplete,
                loopback,
                sidecar,
                directories,
                checkpoints,
                gpus,
                timing,
                other);
    }
}
