package dev.temper.console.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the errors of requests that never reach a route, such as those that are no HTTP. */
final class ServerErrors implements Request.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(ServerErrors.class);

    private final HttpSettings settings;
    private final ErrorStyle style;

    ServerErrors(HttpSettings settings, ErrorStyle style) {
        this.settings = settings;
        this.style = style;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        if (request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable cause) {
            if (cause instanceof HttpException expected) {
                status = expected.getCode();
            } else if (status >= HttpStatus.INTERNAL_SERVER_ERROR_500) {
                LOG.error("{} {} failed", request.getMethod(), request.getHttpURI(), cause);
            }
        }
        write(new HttpProblem(status, detail(status)), response, callback);
        return true;
    }

    /** Writes an error as the last of a response. */
    void write(HttpProblem problem, Response response, Callback callback) {
        byte[] body = Json.bytes(style.body(problem));
        response.setStatus(problem.status());
        HttpFields.Mutable headers = response.getHeaders();
        SecurityHeaders.put(headers);
        headers.put(HttpHeader.CONTENT_TYPE, style.contentType());
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        problem.headers().forEach(headers::put);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private String detail(int status) {
        return switch (status) {
            case HttpStatus.BAD_REQUEST_400 -> "The request is no HTTP, or its path or headers are malformed.";
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431, HttpStatus.URI_TOO_LONG_414 ->
                "The request's path and headers are larger than " + settings.headerBytes()
                        + " bytes (http.header.bytes).";
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> "The server is ending.";
            case HttpStatus.INTERNAL_SERVER_ERROR_500 -> RouteServing.FAULT;
            default -> HttpStatus.getMessage(status);
        };
    }
}
