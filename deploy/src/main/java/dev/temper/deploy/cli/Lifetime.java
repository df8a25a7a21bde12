package dev.temper.deploy.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a command running until Ctrl-C or SIGTERM, and lets it close what it opened before the JVM ends. Whoever was asked
 * to end and has closed all ends with exit code 0.
 */
final class Lifetime {
    private static final Logger LOG = LoggerFactory.getLogger(Lifetime.class);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Duration grace = GRACE;

    private Lifetime() {}

    /** Starts to watch for the end. */
    static Lifetime start() {
        Lifetime lifetime = new Lifetime();
        Runtime.getRuntime().addShutdownHook(new Thread(lifetime::end, "temper-shutdown"));
        return lifetime;
    }

    /** As {@link #start()}; with a parent, the end of standard input asks too: the parent is gone, however it ended. */
    static Lifetime start(boolean withParent) {
        Lifetime lifetime = start();
        if (withParent) {
            Thread thread = new Thread(lifetime::watchParent, "temper-parent");
            thread.setDaemon(true);
            thread.start();
        }
        return lifetime;
    }

    private void watchParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            LOG.debug("standard input cannot be read: the parent is gone", gone);
        }
        asked.countDown();
    }

    /** Blocks until the process is asked to end. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** Blocks until the process is asked to end, or the time is over; true when it is asked to end. */
    boolean await(long milliseconds) throws InterruptedException {
        return asked.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** Whether the process is asked to end. */
    boolean asked() {
        return asked.getCount() == 0;
    }

    /** Closing may take this much longer than usual. */
    void allow(Duration more) {
        grace = GRACE.plus(more);
    }

    /** All is closed: the JVM may end. */
    void closed() {
        closed.countDown();
    }

    private void end() {
        asked.countDown();
        if (closed.getCount() == 0) {
            return; // the command has ended by itself, with a code of its own
        }
        try {
            if (closed.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().halt(0); // the JVM's own code would be that of the signal
            }
            System.err.println("temper: did not close in " + grace.toSeconds() + " s, ending anyway");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
