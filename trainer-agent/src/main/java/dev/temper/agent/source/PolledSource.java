package dev.temper.agent.source;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A source that is looked at again and again by a thread of its own, and a last time at the end. */
abstract class PolledSource implements MetricSource {
    private static final Logger LOG = LoggerFactory.getLogger(PolledSource.class);
    private static final long MILLIS = 250;

    private final String name;
    private @Nullable Sink sink;
    private boolean over;

    /** Looks at something that is shown to the user by this name. */
    PolledSource(String name) {
        this.name = name;
    }

    /** Remembers what is there already. */
    abstract void begin(Sink to) throws IOException;

    /**
     * Reads what is new.
     *
     * @param last whether nothing more will be written
     */
    abstract void poll(Sink to, boolean last) throws IOException;

    /** Lets go of everything. */
    abstract void release() throws IOException;

    @Override
    public final void start(Sink to) throws IOException {
        synchronized (this) {
            sink = to;
            begin(to);
        }
        Thread thread = new Thread(this::run, "source-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void run() {
        try {
            while (!over) {
                look(false);
                wait(MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(boolean last) {
        Sink to = Objects.requireNonNull(sink);
        try {
            poll(to, last);
        } catch (IOException e) {
            to.hint("cannot read " + name + ": " + e);
        }
    }

    @Override
    public final synchronized void drain() {
        if (!over) {
            over = true;
            notifyAll();
            look(true);
        }
    }

    @Override
    public final synchronized void close() {
        over = true;
        notifyAll();
        try {
            release();
        } catch (IOException e) {
            LOG.debug("Closing {}", name, e);
        }
    }
}
