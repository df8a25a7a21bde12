package dev.temper.console.http;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Takes a request's body as a whole before any thread handles the request, so that bodies which never end hold no thread. A
 * body that is too large is answered at once, and what still comes of it is thrown away for a while: a connection that is
 * closed while the client still writes would lose the answer.
 */
final class BodyLoader extends Handler.Wrapper {
    private static final String ATTRIBUTE = "dev.temper.body";
    private static final int DISCARDED = 64;
    private static final int BODIES_AT_A_TIME = 16;
    private static final int PIECE = 8 << 10;

    private final int mostBytes;
    private final Duration patience;
    private final ServerErrors errors;
    private final AtomicLong held = new AtomicLong();

    BodyLoader(int mostBytes, Duration patience, ServerErrors errors) {
        this.mostBytes = mostBytes;
        this.patience = patience;
        this.errors = errors;
    }

    /** The body of a request that came through here. */
    static byte[] of(jakarta.servlet.http.HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof byte[] bytes ? bytes : new byte[0];
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean expected = request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        if (!expected) {
            return super.handle(request, response, callback);
        }
        Loading loading = new Loading(request, response, callback);
        if (request.getLength() > mostBytes) {
            loading.refuseSize();
        } else {
            loading.read(false);
        }
        return true;
    }

    /** One body. Its methods are called by one thread at a time. */
    private final class Loading implements Invocable.Task {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final Scheduler.Task deadline;
        private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final AtomicLong counted = new AtomicLong();
        private long discarded = -1;

        Loading(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = Callback.from(callback, this::release);
            deadline = request.getComponents()
                    .getScheduler()
                    .schedule(
                            () -> request.fail(new TimeoutException("the body did not come in time")),
                            patience.toMillis(),
                            TimeUnit.MILLISECONDS);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }

        @Override
        public void run() {
            read(true);
        }

        void read(boolean called) {
            while (true) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    failed(chunk.getFailure());
                    return;
                }
                boolean last = chunk.isLast();
                boolean goesOn = discarded >= 0 ? discard(chunk.remaining()) : take(chunk);
                chunk.release();
                if (discarded >= 0 && (last || !goesOn)) {
                    deadline.cancel();
                    callback.succeeded();
                    return;
                }
                if (!goesOn) {
                    return; // it is answered; the rest is read when the answer is on its way
                }
                if (last) {
                    complete(called);
                    return;
                }
            }
        }

        /** Whether more may come. */
        private boolean take(Content.Chunk chunk) {
            int size = chunk.remaining();
            if (bytes.size() + size > mostBytes) {
                refuseSize();
                return false;
            }
            counted.addAndGet(size);
            if (held.addAndGet(size) > (long) BODIES_AT_A_TIME * mostBytes) {
                refuse(new HttpProblem(503, "The server holds too many requests that are not complete: try again later")
                        .with("Retry-After", "1"));
                return false;
            }
            byte[] piece = new byte[Math.min(size, PIECE)];
            while (chunk.hasRemaining()) {
                int got = chunk.get(piece, 0, Math.min(piece.length, chunk.remaining()));
                bytes.write(piece, 0, got);
            }
            return true;
        }

        private boolean discard(int size) {
            discarded += size;
            return discarded <= (long) DISCARDED * mostBytes;
        }

        void refuseSize() {
            refuse(new HttpProblem(413, "The body is larger than " + mostBytes + " bytes (http.body.bytes)."));
        }

        private void refuse(HttpProblem problem) {
            boolean asksFirst = request.getHeaders().contains(HttpHeader.EXPECT, "100-continue") && counted.get() == 0;
            bytes = new ByteArrayOutputStream();
            release();
            discarded = 0;
            answer(problem, () -> {
                if (asksFirst) {
                    deadline.cancel();
                    callback.succeeded();
                } else {
                    read(true);
                }
            });
        }

        private void answer(HttpProblem problem, Runnable then) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            errors.write(problem, response, Callback.from(then, failure -> {
                deadline.cancel();
                callback.failed(failure);
            }));
        }

        private void failed(Throwable failure) {
            deadline.cancel();
            if (failure instanceof TimeoutException && discarded < 0 && !response.isCommitted()) {
                answer(
                        new HttpProblem(
                                408, "The body did not come within " + patience.toSeconds() + " s (http.seconds)."),
                        callback::succeeded);
            } else {
                callback.failed(failure);
            }
        }

        private void complete(boolean called) {
            deadline.cancel();
            request.setAttribute(ATTRIBUTE, bytes.toByteArray());
            bytes = new ByteArrayOutputStream();
            if (called) {
                request.getContext().execute(this::next);
            } else {
                next();
            }
        }

        private void next() {
            try {
                if (!BodyLoader.super.handle(request, response, callback)) {
                    Response.writeError(request, response, callback, 404);
                }
            } catch (Throwable failure) {
                Response.writeError(request, response, callback, failure);
            }
        }

        /** Called once more for a request that was refused, and by Jetty more than once for one that fails. */
        private void release() {
            held.addAndGet(-counted.getAndSet(0));
        }
    }
}
