package dev.temper.console.http;

import jakarta.servlet.ServletOutputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of events that are open: so many and no more, kept alive, and ended with the server. Thread safe. */
final class EventStreams {
    /** Less than the time after which a connection counts as idle, here or in a proxy. */
    static final int BEAT_SECONDS = 15;

    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final int most;
    private volatile boolean closing;

    EventStreams(int most) {
        this.most = most;
    }

    /**
     * A new stream.
     *
     * @throws HttpProblem if there are as many as there may be, or the server ends
     */
    EventStream open(ServletOutputStream out) {
        EventStream stream = new EventStream(out);
        open.add(stream);
        if (closing || open.size() > most) {
            open.remove(stream);
            throw new HttpProblem(
                            503,
                            closing
                                    ? "The server is ending."
                                    : "There are " + most
                                            + " streams of events already (http.streams): try again later")
                    .with("Retry-After", "15");
        }
        stream.onClose(() -> open.remove(stream));
        return stream;
    }

    void beat() {
        open.forEach(EventStream::beat);
    }

    void close() {
        closing = true;
        open.forEach(EventStream::close);
    }
}
