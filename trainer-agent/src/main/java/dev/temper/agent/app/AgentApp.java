package dev.temper.agent.app;

import dev.temper.agent.channel.Channel;
import dev.temper.agent.channel.Endpoint;
import dev.temper.agent.gpu.GpuMeters;
import dev.temper.agent.kafka.Clients;
import dev.temper.agent.kafka.KafkaClients;
import dev.temper.agent.kafka.KeyFile;
import dev.temper.agent.kafka.Link;
import dev.temper.agent.machine.Ending;
import dev.temper.agent.machine.Input;
import dev.temper.agent.process.AgentGuard;
import dev.temper.agent.process.DiskRoom;
import dev.temper.agent.process.Launch;
import dev.temper.agent.process.Leftovers;
import dev.temper.agent.process.OwnHost;
import dev.temper.agent.sidecar.SharedDirectory;
import dev.temper.schemas.document.Finding;
import dev.temper.schemas.document.InvalidSettingsException;
import dev.temper.schemas.signature.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running agent: started by {@link #start}, ended by {@link #close} or by the end of its experiments. */
public final class AgentApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentApp.class);
    private static final Duration FLUSH = Duration.ofSeconds(10);

    private final AgentConfig config;
    private final DirectoryLock lock;
    private final @Nullable AgentGuard guard;
    private final @Nullable SharedDirectory sidecar;
    private final @Nullable Endpoint endpoint;
    private final Performer performer;
    private final AgentLoop loop;
    private final Link link;
    private final DiskWatch disk;
    private final GpuMeters gpus;
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();

    private AgentApp(
            AgentConfig config,
            Clients clients,
            DirectoryLock lock,
            Operator operator,
            @Nullable AgentGuard guard,
            @Nullable SharedDirectory sidecar,
            @Nullable Endpoint endpoint) {
        this.config = config;
        this.lock = lock;
        this.guard = guard;
        this.sidecar = sidecar;
        this.endpoint = endpoint;
        String session = Instant.now().toEpochMilli() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        String producer = "agent/" + config.agent() + "/" + session;
        gpus = config.gpus().meters();
        performer = new Performer(
                AgentParts.services(config, sidecar == null ? new OwnHost() : sidecar, endpoint),
                session,
                config.checkpoints().keepStopped(),
                gpus,
                operator);
        loop = new AgentLoop(AgentParts.machine(config, session, producer), performer);
        List<String> ids =
                config.experiments().stream().map(AgentConfig.Served::id).toList();
        HostLines lines = new HostLines(operator);
        link = new Link(AgentParts.identity(config, ids, session, producer), clients, new Link.Inputs() {
            @Override
            public void put(Input input) {
                loop.put(input);
                lines.tell(input);
            }

            @Override
            public void put(String experiment, Input input) {
                loop.put(ids.indexOf(experiment), input);
            }
        });
        disk = new DiskWatch(room(config), input -> {
            loop.put(input);
            lines.tell(input);
        });
        performer.connect(link, loop, disk);
    }

    private static DiskRoom room(AgentConfig config) {
        return DiskRoom.of(
                Map.of(
                        "checkpoints", config.checkpoints().directory(),
                        "logs", config.directories().logs(),
                        "directory", config.directories().state()),
                config.checkpoints().minFreeBytes());
    }

    /** Starts the threads: none of them sees an agent that is not whole. */
    private AgentApp started() {
        Thread thread = new Thread(this::run, "agent-loop");
        thread.setDaemon(false);
        thread.start();
        disk.look(); // before the first offer
        disk.start();
        gpus.start();
        link.start();
        if (sidecar != null) {
            sidecar.watch(() -> loop.put(new Input.Shutdown()));
        }
        return this;
    }

    /**
     * Starts an agent.
     *
     * @throws InvalidSettingsException when the serde cannot be used
     * @throws IllegalStateException when another agent uses the same directory
     * @throws UncheckedIOException when the directory cannot be used
     */
    public static AgentApp start(AgentConfig config) {
        return start(config, Operator.NOBODY);
    }

    /** The same with somebody who watches. */
    public static AgentApp start(AgentConfig config, Operator operator) {
        AgentConfig.Connection connection = config.connection();
        Serde<SpecificRecord> serde;
        try {
            serde = KafkaClients.serde(connection.serdeClass(), connection.registryUrl(), connection.serde());
        } catch (IllegalArgumentException | ConfigException e) {
            throw invalid("registry", String.valueOf(e.getMessage()));
        }
        Clients clients = new KafkaClients(
                "temper-agent-" + config.agent(),
                connection.bootstrapServers(),
                serde,
                connection.kafka(),
                key(config.directories().state()));
        return start(config, clients, operator);
    }

    private static SigningKey key(Path state) {
        try {
            return KeyFile.in(state);
        } catch (IOException e) {
            throw unusable(state, e);
        }
    }

    private static UncheckedIOException unusable(Path state, IOException e) {
        return new UncheckedIOException("Cannot use the agent's directory " + state + ": " + e, e);
    }

    private static InvalidSettingsException invalid(String field, String what) {
        return new InvalidSettingsException(
                "The agent's configuration cannot be used", List.of(new Finding(field, field + " " + what)));
    }

    /** Starts an agent on these clients. */
    static AgentApp start(AgentConfig config, Clients clients, Operator operator) {
        Path state = config.directories().state();
        DirectoryLock lock = null;
        try {
            Files.createDirectories(state);
            lock = DirectoryLock.take(state);
            AgentGuard.awaitLast(state);
            Leftovers.end(state);
            Channel.removeAll(Launch.runs(state));
            AgentApp app = new AgentApp(
                    config,
                    clients,
                    lock,
                    operator,
                    AgentGuard.beside(state),
                    sidecar(config),
                    endpoint(config.loopback()));
            lock = null; // the app's now
            return app.started();
        } catch (KafkaException e) {
            String cause = e.getCause() == null ? e.toString() : e.getCause().toString();
            throw invalid("kafka", "cannot be used: " + cause);
        } catch (IOException e) {
            throw unusable(state, e);
        } finally {
            if (lock != null) {
                lock.release();
            }
        }
    }

    private static @Nullable SharedDirectory sidecar(AgentConfig config) throws IOException {
        SidecarSection section = config.sidecar();
        return section == null ? null : SharedDirectory.open(section.directory(), config.slots(), section.patience());
    }

    static @Nullable Endpoint endpoint(AgentConfig.Loopback loopback) {
        try {
            return loopback.enabled() ? Endpoint.start(loopback.port()) : null;
        } catch (IOException e) {
            throw invalid(
                    "endpoint.port",
                    "is " + loopback.port() + " and cannot be used on 127.0.0.1: " + e.getMessage()
                            + ". Give another, or 0 for any that is free");
        }
    }

    /** Waits until the agent has ended, and everything that could be sent was sent. */
    public Ending await() throws InterruptedException {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the agent's loop failed", e.getCause());
        }
    }

    /** Ends trials as preempted, sends what is to be sent, and returns when that is done; at most grace and a half. */
    @Override
    public void close() {
        loop.put(new Input.Shutdown());
        Duration grace = config.timing().grace();
        if (!within(grace.plus(FLUSH).plusSeconds(15))) {
            LOG.warn("The agent does not end: killing what still runs");
            loop.put(new Input.Shutdown());
            within(FLUSH.plusSeconds(15));
        }
    }

    private boolean within(Duration patience) {
        try {
            ended.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        try {
            loop.run();
            disk.shutdown();
            gpus.shutdown();
            link.close(FLUSH);
            Ending ending = performer.ending().getNow(Ending.SHUTDOWN);
            if (sidecar != null && ending == Ending.COMPLETE) {
                sidecar.complete();
            }
            release();
            ended.complete(ending);
        } catch (InterruptedException | RuntimeException e) {
            LOG.error("The agent's loop failed", e);
            performer.killAll();
            release();
            ended.completeExceptionally(e);
        }
    }

    private void release() {
        if (guard != null) {
            guard.close();
        }
        if (sidecar != null) {
            sidecar.close();
        }
        if (endpoint != null) {
            endpoint.close();
        }
        lock.release();
    }
}
