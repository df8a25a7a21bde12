package dev.temper.console.http;

/** What a route does. */
@FunctionalInterface
public interface RouteHandler {
    /**
     * Answers a request.
     *
     * @throws HttpProblem for an answer that is an error
     * @throws Exception for a fault of the server's, which is logged and answered with status 500
     */
    Reply answer(Call call) throws Exception;
}
