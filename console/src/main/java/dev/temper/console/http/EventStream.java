package dev.temper.console.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events to one client. Sending never waits: what the client has not taken yet is held up to a bound, and beyond
 * it an event is refused, so that a slow client slows nobody down. Thread safe.
 */
public final class EventStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int MOST_HELD_BYTES = 512 << 10;
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final ServletOutputStream out;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Deque<byte[]> held = new ArrayDeque<>();
    private long heldBytes;
    private boolean unflushed;
    private boolean closed;

    EventStream(ServletOutputStream out) {
        this.out = out;
    }

    /** Begins to write; the request must be asynchronous by now. */
    void start() {
        out.setWriteListener(new WriteListener() {
            @Override
            public void onWritePossible() {
                write();
            }

            @Override
            public void onError(Throwable failure) {
                LOG.debug("A client of events is gone", failure);
                close();
            }
        });
    }

    /** Completes when the stream is closed. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /**
     * Sends an event.
     *
     * @param id what a client that connects again says it has seen last; null for none
     * @param event its name
     * @param data written as JSON
     * @return false if the client is too far behind, or gone: the event will not come
     */
    public boolean send(@Nullable String id, String event, Object data) {
        StringBuilder head = new StringBuilder();
        if (id != null) {
            head.append("id: ").append(line(id)).append('\n');
        }
        head.append("event: ").append(line(event)).append("\ndata: ");
        byte[] first = head.toString().getBytes(StandardCharsets.UTF_8);
        // JSON is one line.
        byte[] json = Json.bytes(data);
        byte[] all = new byte[first.length + json.length + 2];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(json, 0, all, first.length, json.length);
        all[all.length - 2] = '\n';
        all[all.length - 1] = '\n';
        return offer(all);
    }

    /** Sends a comment, so that whatever is between notices that the stream is in use. */
    void beat() {
        offer(COMMENT);
    }

    /** Whether all that was sent is on its way. */
    public synchronized boolean isDrained() {
        return held.isEmpty();
    }

    /** Whether nothing can be sent any more. */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Calls back once when it is closed by either side, at once if it is closed. */
    public void onClose(Runnable callback) {
        var unused = ended.whenComplete((nothing, failure) -> callback.run());
    }

    private boolean offer(byte[] bytes) {
        synchronized (this) {
            // An event that is larger than the bound comes through when nothing else waits.
            if (closed || (heldBytes > 0 && heldBytes + bytes.length > MOST_HELD_BYTES)) {
                return false;
            }
            held.add(bytes);
            heldBytes += bytes.length;
        }
        write();
        return true;
    }

    private void write() {
        try {
            synchronized (this) {
                while (!closed && out.isReady()) {
                    byte[] next = held.poll();
                    if (next != null) {
                        heldBytes -= next.length;
                        out.write(next);
                        unflushed = true;
                    } else if (unflushed) {
                        out.flush();
                        unflushed = false;
                    } else {
                        return;
                    }
                }
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A client of events is gone", e);
            close();
        }
    }

    /** Ends the stream; may be called again. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            held.clear();
            heldBytes = 0;
        }
        ended.complete(null);
    }

    private static String line(String text) {
        return text.replaceAll("[\\r\\n\\u0000]", "");
    }
}
