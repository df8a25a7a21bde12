package dev.temper.agent.sidecar;

import dev.temper.agent.machine.Signal;
import dev.temper.agent.process.Running;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run in another container, as its directory shows it. */
final class SharedRun implements Running {
    private static final Logger LOG = LoggerFactory.getLogger(SharedRun.class);
    private static final long POLL_MILLIS = 50;

    /** Exit code of a run whose container is gone: as if it had been killed. */
    private static final int LOST = 137;

    private final Path home;
    private final Path run;
    private final Duration patience;
    private final AtomicInteger signals = new AtomicInteger();
    private volatile boolean lost;

    SharedRun(Path home, Path run, Duration patience) {
        this.home = home;
        this.run = run;
        this.patience = patience;
    }

    @Override
    public long pid() {
        return 0;
    }

    @Override
    public String name() {
        return "run " + run.getFileName() + " of " + home;
    }

    @Override
    public InputStream output() {
        return new FollowedFile(run.resolve("out"), this::ended);
    }

    @Override
    public InputStream errors() {
        return new FollowedFile(run.resolve("err"), this::ended);
    }

    private boolean ended() {
        return lost || Files.exists(run.resolve("exit"));
    }

    @Override
    public void send(Signal signal) {
        if (ended()) {
            return;
        }
        String name = "%06d-%s".formatted(signals.incrementAndGet(), signal.name());
        try {
            Whole.write(run.resolve("signals").resolve(name), "");
        } catch (IOException e) {
            LOG.error("Cannot send {} to {}: {}", signal, name(), e.toString());
        }
    }

    @Override
    public int await() throws InterruptedException {
        String sign = "";
        long since = System.nanoTime();
        while (!Files.exists(run.resolve("exit"))) {
            String now = sign();
            if (!now.equals(sign)) {
                sign = now;
                since = System.nanoTime();
            }
            boolean silent = !sign.isEmpty() && System.nanoTime() - since > patience.toNanos();
            if (silent || Files.exists(home.resolve("gone"))) {
                lost = !Files.exists(run.resolve("exit"));
                return lost ? LOST : code();
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return code();
    }

    /** What the script shows of its life; empty before it has started. */
    private String sign() {
        try {
            return Files.readString(home.resolve("alive"));
        } catch (IOException e) {
            return "";
        }
    }

    private int code() {
        try {
            return Integer.parseInt(Files.readString(run.resolve("exit")).strip());
        } catch (IOException | NumberFormatException e) {
            LOG.warn("The exit code of {} cannot be read: {}", name(), e.toString());
            return LOST;
        }
    }

    @Override
    public boolean isOver() {
        return !lost || Files.exists(home.resolve("gone"));
    }
}
