package dev.temper.console.registry;

import dev.temper.console.http.ErrorStyle;
import dev.temper.console.http.HttpProblem;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors as Confluent's clients read them: a code and a message. */
final class ConfluentErrors implements ErrorStyle {
    static final String CONTENT = "application/vnd.schemaregistry.v1+json";

    @Override
    public String contentType() {
        return CONTENT;
    }

    @Override
    public Object body(HttpProblem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error_code", problem instanceof RegistryException own ? own.code() : problem.status());
        body.put("message", problem.detail());
        return body;
    }
}
