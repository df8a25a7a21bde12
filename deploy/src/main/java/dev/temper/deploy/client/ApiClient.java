package dev.temper.deploy.client;

import dev.temper.deploy.Failure;
import dev.temper.schemas.registry.ClientTls;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks Temper's API. With the JDK's old client, for a command is a JVM of its own: the new one loads all of TLS, and takes
 * a quarter of the time of {@code temper best}.
 */
public final class ApiClient {
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 60_000;

    private final String url;
    private final @Nullable String token;
    private final @Nullable SSLContext tls;

    /** An answer, whatever its status. Whoever reads its body closes it. */
    public record Answer(int status, InputStream body) {}

    /**
     * Opens no connection yet.
     *
     * @param url such as {@code http://127.0.0.1:8090}
     * @param token a bearer token; null for none
     * @param tls Kafka's {@code ssl.*} settings of whom to trust; empty for the JVM's own
     * @throws Failure when the URL is none
     */
    public ApiClient(String url, @Nullable String token, Map<String, String> tls) {
        URI uri = uri(url);
        this.url = url.replaceAll("/+$", "");
        this.token = token;
        this.tls =
                uri.getScheme().equals("https") && !tls.isEmpty() ? ClientTls.context(tls, ClientSettings.API) : null;
    }

    private static URI uri(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new Failure(
                    "--api is '%s', which is no URL: give one such as http://127.0.0.1:8090, or none".formatted(url),
                    e);
        }
        throw new Failure("--api is '%s', must be a URL such as http://127.0.0.1:8090, or none".formatted(url));
    }

    /** Where it is. */
    public String url() {
        return url;
    }

    /**
     * Gets what is at a path.
     *
     * @param path under {@code /api/v1}, beginning with a slash
     * @throws IOException when nobody answers
     */
    public Answer get(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + "/api/v1" + path).toURL().openConnection();
        if (tls != null && connection instanceof HttpsURLConnection secured) {
            secured.setSSLSocketFactory(tls.getSocketFactory());
        }
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setInstanceFollowRedirects(false); // the token is for this server alone
        if (token != null) {
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        int status = connection.getResponseCode();
        InputStream body =
                status < HttpURLConnection.HTTP_BAD_REQUEST ? connection.getInputStream() : connection.getErrorStream();
        return new Answer(status, body == null ? InputStream.nullInputStream() : body);
    }
}
