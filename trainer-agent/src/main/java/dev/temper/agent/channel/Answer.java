package dev.temper.agent.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a process is answered. */
record Answer(int status, String json) {
    static final Answer NOTHING = new Answer(204, "");

    static Answer problem(int status, String text) {
        return new Answer(
                status, JsonNodeFactory.instance.objectNode().put("error", text).toString());
    }

    void send(HttpExchange exchange) throws IOException {
        if (json.isEmpty()) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
