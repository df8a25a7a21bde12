package dev.temper.deploy.it;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Puts TLS and passwords before a registry that has neither, as a site's proxy does. */
final class TlsFront implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final HttpsServer server;
    private final String behind;

    private TlsFront(HttpsServer server, String behind) {
        this.server = server;
        this.behind = behind;
    }

    /** One that asks for a name and a password. */
    static TlsFront open(String behind, Path keys, Map<String, String> passwords)
            throws IOException, GeneralSecurityException {
        TlsFront front = made(behind);
        front.server.setHttpsConfigurator(new HttpsConfigurator(context(keys, null)));
        front.server.createContext("/", front::pass).setAuthenticator(new BasicAuthenticator("registry") {
            @Override
            public boolean checkCredentials(String user, String password) {
                return password.equals(passwords.get(user));
            }
        });
        front.server.start();
        return front;
    }

    /** One that asks for a certificate that a store trusts. */
    static TlsFront open(String behind, Path keys, Path trusted) throws IOException, GeneralSecurityException {
        TlsFront front = made(behind);
        front.server.setHttpsConfigurator(new HttpsConfigurator(context(keys, trusted)) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        front.server.createContext("/", front::pass);
        front.server.start();
        return front;
    }

    private static TlsFront made(String behind) throws IOException {
        TlsFront front =
                new TlsFront(HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), behind);
        front.server.setExecutor(front.threads);
        return front;
    }

    private static SSLContext context(Path keys, @Nullable Path trusted) throws IOException, GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store(keys), Keys.PASSWORD.toCharArray());
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted == null ? null : store(trusted));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, Keys.PASSWORD.toCharArray());
        }
        return store;
    }

    String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI()))
                    .method(method, BodyPublishers.ofByteArray(body));
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            if (type != null) {
                request.header("Content-Type", type);
            }
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
