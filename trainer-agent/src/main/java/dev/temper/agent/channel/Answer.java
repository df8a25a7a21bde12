package dev.temper.agent.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a process is answered. */
record Answer(int status, byte[] json) {
    static final Answer NOTHING = new Answer(204, new byte[0]);

    static Answer problem(int status, String text) {
        String json = JsonNodeFactory.instance.objectNode().put("error", text).toString();
        return new Answer(status, json.getBytes(StandardCharsets.UTF_8));
    }

    void send(HttpExchange exchange) throws IOException {
        if (json.length == 0) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }
}
