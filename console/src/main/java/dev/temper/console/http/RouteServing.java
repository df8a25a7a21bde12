package dev.temper.console.http;

import dev.temper.console.access.AccessControl;
import dev.temper.console.access.AccessException;
import dev.temper.console.access.Caller;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves one route: checks who asks, reads the request, lets the handler answer, and writes what it answers. */
final class RouteServing implements Handler {
    static final String FAULT = "The server failed; its log says why.";

    private static final Logger LOG = LoggerFactory.getLogger(RouteServing.class);

    private final Route route;
    private final AccessControl access;
    private final Doorkeeper door;
    private final EventStreams streams;

    RouteServing(Route route, AccessControl access, Doorkeeper door, EventStreams streams) {
        this.route = route;
        this.access = access;
        this.door = door;
        this.streams = streams;
    }

    @Override
    public void handle(Context context) throws Exception {
        if (!route.reads()) {
            door.checkSite(context.header("Sec-Fetch-Site"), context.header("Origin"), context.header("Host"));
        }
        Caller caller = caller(context);
        byte[] bytes = BodyLoader.of(context.req());
        var values = RequestReader.parameters(route, context);
        Object body = RequestReader.body(route, context.contentType(), bytes);
        try {
            Reply reply = route.handler().answer(new Call(route, caller, values, bytes, body));
            checkDescribed(reply);
            write(reply, context);
        } catch (StackOverflowError e) {
            throw new IllegalStateException("The stack of " + route.path() + " overflowed", e);
        }
    }

    private Caller caller(Context context) {
        Caller caller;
        try {
            caller = access.caller(context.header("Authorization"), route.role());
        } catch (AccessException e) {
            throw new HttpProblem(401, "Not allowed: " + e.getMessage() + ".")
                    .with(
                            "WWW-Authenticate",
                            e.given() ? "Bearer realm=\"temper\", error=\"invalid_token\"" : "Bearer realm=\"temper\"");
        }
        if (!caller.role().covers(route.role())) {
            throw new HttpProblem(
                    403,
                    "Not allowed: " + caller.name() + " is a " + caller.role().label() + ", and this needs the role "
                            + route.role().label() + ".");
        }
        return caller;
    }

    /** Whoever changes what a handler answers changes the description, or every test of it fails here. */
    private void checkDescribed(Reply reply) {
        if (route.group().isEmpty()) {
            return;
        }
        Route.RouteAnswer described = route.answers().get(reply.status());
        boolean fits = described != null
                && described.mediaType().equals(reply.contentType())
                && !(described.type() instanceof Class<?> type
                        && reply.value() != null
                        && !type.isInstance(reply.value()));
        if (!fits) {
            throw new IllegalStateException(route.method() + " " + route.path() + " answers " + reply.status()
                    + " in \"" + reply.contentType() + "\" with " + kind(reply.value()) + ", which is not described");
        }
    }

    private static String kind(@Nullable Object value) {
        return value == null ? "no value" : value.getClass().getName();
    }

    private void write(Reply reply, Context context) throws IOException {
        context.status(reply.status());
        if (!reply.contentType().isEmpty()) {
            context.contentType(reply.contentType());
        }
        reply.headers().forEach(context::header);
        Reply.Content content = reply.content();
        if (content instanceof Reply.Content.Value json) {
            context.result(Json.bytes(json.value()));
        } else if (content instanceof Reply.Content.Bytes bytes) {
            if (bytes.all().length > 0) {
                context.result(bytes.all());
            }
        } else if (content instanceof Reply.Content.Written written) {
            writeOn(written.writer(), context);
        } else if (content instanceof Reply.Content.Events events) {
            stream(events, context);
        }
    }

    private void writeOn(Reply.Writer writer, Context context) {
        try {
            OutputStream out = context.outputStream();
            writer.write(out);
            out.close();
        } catch (IOException e) {
            LOG.debug("The client of {} {} is gone", route.method(), route.path(), e);
            cutOff(context);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", route.method(), route.path(), e);
            cutOff(context);
        }
    }

    /** Too late for another answer: the client learns from the end of the connection that this one is not whole. */
    private static void cutOff(Context context) {
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }

    private void stream(Reply.Content.Events events, Context context) throws IOException {
        context.header("X-Accel-Buffering", "no");
        if (context.req().getMethod().equals("HEAD")) {
            return;
        }
        EventStream stream = streams.open(context.res().getOutputStream());
        context.future(() -> {
            stream.start();
            try {
                events.begin().accept(stream);
            } catch (RuntimeException e) {
                LOG.error("{} {} failed", route.method(), route.path(), e);
                stream.close();
            }
            return stream.ended();
        });
    }
}
