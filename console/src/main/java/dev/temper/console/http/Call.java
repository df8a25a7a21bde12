package dev.temper.console.http;

import dev.temper.console.access.Caller;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request that was accepted: its parameters are read and within their bounds. Asking for one that is not described fails. */
public final class Call {
    private final Route route;
    private final Caller caller;
    private final Map<String, List<Object>> values;
    private final byte[] bytes;
    private final @Nullable Object body;

    Call(Route route, Caller caller, Map<String, List<Object>> values, byte[] bytes, @Nullable Object body) {
        this.route = route;
        this.caller = caller;
        this.values = Map.copyOf(values);
        this.bytes = bytes;
        this.body = body;
    }

    /** Who asks. */
    public Caller caller() {
        return caller;
    }

    /** A text that is there: of the path, or with a fallback. */
    public String text(String name) {
        return (String) there(name);
    }

    /** A text; null when not given. */
    public @Nullable String textOrNull(String name) {
        return (String) one(name);
    }

    /** All texts of a parameter that may be repeated. */
    public List<String> texts(String name) {
        return all(name).stream().map(String.class::cast).toList();
    }

    /** A whole number that is there. */
    public long whole(String name) {
        return (Long) there(name);
    }

    /** A whole number; null when not given. */
    public @Nullable Long wholeOrNull(String name) {
        return (Long) one(name);
    }

    /** All whole numbers of a parameter that may be repeated. */
    public List<Long> wholes(String name) {
        return all(name).stream().map(Long.class::cast).toList();
    }

    /** A number that is there. */
    public double number(String name) {
        return (Double) there(name);
    }

    /** A flag. */
    public boolean flag(String name) {
        return (Boolean) there(name);
    }

    /** The body as the record that the route describes. */
    public <T> T body(Class<T> type) {
        return type.cast(Objects.requireNonNull(body, "the route describes no body"));
    }

    /** The same; null when it was left out. */
    public <T> @Nullable T bodyOrNull(Class<T> type) {
        return body == null ? null : type.cast(body);
    }

    /** The body as text. */
    public String bodyText() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Object there(String name) {
        return Objects.requireNonNull(one(name), name + " has no fallback: it may be missing");
    }

    private @Nullable Object one(String name) {
        List<Object> found = all(name);
        return found.isEmpty() ? null : found.get(0);
    }

    private List<Object> all(String name) {
        List<Object> found = values.get(name);
        if (found == null) {
            throw new IllegalStateException(route.method() + " " + route.path() + " describes no parameter " + name);
        }
        return found;
    }
}
