package dev.temper.agent.channel;

import dev.temper.agent.machine.Told;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory by which one process and the agent talk. The process appends lines to {@code reports.jsonl}, and finds in
 * {@code decision.json} what it is told. Safe for use by several threads.
 */
public final class Channel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Channel.class);
    private static final int TOKEN_BYTES = 32;

    private final Path directory;
    private final String token;
    private final @Nullable Endpoint endpoint;
    private Told latest;
    private boolean closed;

    private Channel(Path directory, String token, Told first, @Nullable Endpoint endpoint) {
        this.directory = directory;
        this.token = token;
        this.latest = first;
        this.endpoint = endpoint;
    }

    /**
     * Makes the directory anew for a process that is about to start.
     *
     * @param endpoint where the process may talk over HTTP too; null when it may not
     * @throws IOException when the directory cannot be made
     */
    public static Channel open(Path directory, Told first, @Nullable Endpoint endpoint) throws IOException {
        byte[] secret = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(secret);
        PrivateFiles.directory(directory);
        Channel channel = new Channel(directory, HexFormat.of().formatHex(secret), first, endpoint);
        PrivateFiles.write(channel.reports(), "");
        PrivateFiles.write(channel.decision(), DecisionFile.write(first));
        if (endpoint != null) {
            PrivateFiles.write(channel.tokenFile(), channel.token);
            endpoint.serve(channel);
        }
        return channel;
    }

    /** Removes the directories of an agent that was killed. */
    public static void removeAll(Path runs) throws IOException {
        PrivateFiles.remove(runs);
    }

    /** Variables by which the process finds the channel. */
    public Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>();
        variables.put("TEMPER_REPORTS", reports().toString());
        variables.put("TEMPER_DECISION", decision().toString());
        if (endpoint != null) {
            variables.put("TEMPER_ENDPOINT", endpoint.url());
            variables.put("TEMPER_TOKEN_FILE", tokenFile().toString());
        }
        return variables;
    }

    /** The file that the process appends to. */
    public Path reports() {
        return directory.resolve("reports.jsonl");
    }

    Path decision() {
        return directory.resolve("decision.json");
    }

    private Path tokenFile() {
        return directory.resolve("token");
    }

    String token() {
        return token;
    }

    /** Tells the process something. A full disk does not stop the agent: signals follow where telling fails. */
    public synchronized void tell(Told told) {
        if (closed) {
            return;
        }
        latest = told;
        notifyAll();
        try {
            PrivateFiles.write(decision(), DecisionFile.write(told));
        } catch (IOException e) {
            LOG.warn("Cannot tell a process of its decision in {}: {}", decision(), e.toString());
        }
    }

    /** What the process is told, as soon as its number is another than this, or after so long; null when it is not. */
    synchronized @Nullable Told await(int known, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (latest.number() == known && !closed) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return null;
            }
            wait(left);
        }
        return latest;
    }

    /** Appends lines that the process sent over HTTP, so that both ways have one order. */
    void append(byte[] lines) throws IOException {
        try (FileChannel out = FileChannel.open(reports(), StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(lines);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
    }

    /** Ends the talk and removes the directory. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        if (endpoint != null) {
            endpoint.forget(this);
        }
        try {
            if (Files.exists(directory)) {
                PrivateFiles.remove(directory);
            }
        } catch (IOException e) {
            LOG.warn("Cannot remove {}: {}", directory, e.toString());
        }
    }
}
