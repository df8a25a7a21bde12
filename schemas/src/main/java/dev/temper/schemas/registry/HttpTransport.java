package dev.temper.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** Asks the first of some base URLs that answers. */
final class HttpTransport {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final String CONTENT = "application/vnd.schemaregistry.v1+json";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Pattern URL = Pattern.compile("(?<scheme>https?://)((?<user>[^/@]*)@)?(?<rest>[^/@].*)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> bases;
    private final RegistryAccess access;

    private HttpTransport(List<String> bases, RegistryAccess access) {
        this.bases = bases;
        this.access = access;
    }

    /** An answer: any status that a repetition would not change. */
    record Reply(int status, JsonNode json) {
        boolean refused() {
            return status >= 400;
        }

        int code() {
            return json.path("error_code").asInt(status);
        }

        String message() {
            return json.path("message").asText("no reason given") + " (" + code() + ")";
        }
    }

    static HttpTransport to(String urls, Map<String, ?> settings) {
        List<String> bases = new ArrayList<>();
        String userInfo = null;
        for (String part : urls.split(",", -1)) {
            Matcher found = URL.matcher(part.strip());
            if (!found.matches()) {
                throw new IllegalArgumentException(
                        "schema.registry.url is '" + part.strip().replaceAll("//.*@", "//...@")
                                + "', expected http://HOST:PORT, https://..., or mock://SCOPE");
            }
            if (found.group("user") != null) {
                userInfo = URLDecoder.decode(found.group("user").replace("+", "%2B"), StandardCharsets.UTF_8);
            }
            bases.add(found.group("scheme") + found.group("rest").replaceAll("/+$", ""));
        }
        return new HttpTransport(bases, RegistryAccess.of(settings, userInfo));
    }

    Reply get(String path) {
        return ask("GET " + path, path, HttpRequest.newBuilder().GET());
    }

    Reply post(String path, String body) {
        return ask(
                "POST " + path,
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", CONTENT)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Reply ask(String what, String path, HttpRequest.Builder request) {
        request.timeout(ANSWER).header("Accept", CONTENT + ", application/json");
        if (access.authorization() != null) {
            request.header("Authorization", access.authorization());
        }
        @Nullable IOException failure = null;
        int status = 0;
        for (String base : bases) {
            try {
                HttpRequest built = request.uri(URI.create(base + path)).build();
                HttpResponse<String> response = access.http().send(built, HttpResponse.BodyHandlers.ofString());
                status = response.statusCode();
                if (status == UNAUTHORIZED || status == FORBIDDEN) {
                    throw denied(base, what, status);
                }
                if (status < 500 && status != TOO_MANY_REQUESTS) {
                    return new Reply(status, json(response.body()));
                }
            } catch (IOException e) {
                failure = e;
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
        if (failure == null) {
            throw new RegistryUnavailableException(
                    "the schema registry " + this + " answered " + what + " with status " + status);
        }
        if (failure instanceof SSLException) {
            throw new RegistryDeniedException(
                    "the schema registry " + this + " cannot be trusted: " + tls(failure), failure);
        }
        throw new RegistryUnavailableException(
                "the schema registry " + this + " does not answer " + what + ": " + remedy(failure), failure);
    }

    private String remedy(IOException failure) {
        if (String.valueOf(failure.getMessage()).contains("received no bytes")) {
            return "what listens there does not speak plain HTTP; is it https:// in schema.registry.url?";
        }
        // The JDK's client does not always see that the answer to its handshake is no TLS (JDK 17): it waits.
        boolean handshake = failure instanceof HttpConnectTimeoutException
                && bases.stream().anyMatch(base -> base.startsWith("https://"));
        return handshake
                ? "is it up, does it speak TLS there, and is schema.registry.url right?"
                : "is it up, and is schema.registry.url right?";
    }

    private RegistryDeniedException denied(String base, String what, int status) {
        if (status == FORBIDDEN) {
            return new RegistryDeniedException("the schema registry " + base + " does not permit " + what
                    + " (403): give its user the right to " + (what.startsWith("GET") ? "read" : "write") + " there");
        }
        return new RegistryDeniedException("the schema registry " + base + " "
                + (access.authorization() == null
                        ? "asks for credentials, and none are set"
                        : "refuses the credentials")
                + " (401): set basic.auth.credentials.source=USER_INFO and basic.auth.user.info,"
                + " or bearer.auth.credentials.source=STATIC_TOKEN and bearer.auth.token, to what it accepts");
    }

    private static String tls(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return "its certificate is not trusted (" + cause.getMessage()
                        + "); set schema.registry.ssl.truststore.location to a store with its authority";
            }
        }
        String message = String.valueOf(failure.getMessage());
        return message.contains("nrecognized SSL message")
                ? "it does not speak TLS there; write http:// in schema.registry.url"
                : "TLS fails (" + message + "); check schema.registry.ssl.*";
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public String toString() {
        return String.join(",", bases);
    }
}
