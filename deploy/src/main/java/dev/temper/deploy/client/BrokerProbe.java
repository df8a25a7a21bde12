package dev.temper.deploy.client;

import dev.temper.deploy.Failure;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at once what listens at a broker's address. Kafka's own clients ask again for many seconds, and then say of an
 * absent broker, of TLS where none is expected and of a login that is missing alike that nobody answered.
 */
public final class BrokerProbe {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerProbe.class);
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int MARK = 0x54656d70;
    private static final short API_VERSIONS = 18;
    private static final short METADATA = 3;
    /** The oldest request for metadata that can ask for no topic at all; as old as 2017. */
    private static final short METADATA_VERSION = 4;

    private final Endpoints endpoints;
    private final String protocol;

    private BrokerProbe(Endpoints endpoints) {
        this.endpoints = endpoints;
        this.protocol = String.valueOf(endpoints.kafka().getOrDefault("security.protocol", "PLAINTEXT"))
                .toUpperCase(Locale.ROOT);
    }

    /**
     * Looks at the first address that takes a connection.
     *
     * @return whether there is one
     * @throws Failure when what listens there does not speak as the client's settings want it
     */
    public static boolean answers(Endpoints endpoints) {
        BrokerProbe probe = new BrokerProbe(endpoints);
        for (String address : endpoints.bootstrap().split(",", -1)) {
            InetSocketAddress host = parse(address.strip());
            if (host == null) {
                throw new Failure("--bootstrap is '%s', expected HOST:PORT, or several with commas between them"
                        .formatted(endpoints.bootstrap()));
            }
            try (Socket socket = connect(host)) {
                probe.look(address.strip(), host, socket);
                return true;
            } catch (IOException e) {
                LOG.debug("nobody takes a connection at {}", address, e);
            }
        }
        return false;
    }

    private static @Nullable InetSocketAddress parse(String address) {
        String host = Utils.getHost(address);
        Integer port = Utils.getPort(address);
        return host == null || port == null || port > 65_535 ? null : new InetSocketAddress(host, port);
    }

    private static Socket connect(InetSocketAddress host) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(host, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void look(String address, InetSocketAddress host, Socket socket) {
        if (protocol.endsWith("SSL")) {
            SSLContext context = context();
            if (context != null) {
                handshake(address, host, socket, context);
            }
            return;
        }
        if (!isKafka(address, socket)) {
            boolean tls = speaksTls(host);
            throw new Failure(
                    tls
                            ? "the broker at %s expects TLS, and security.protocol is %s: set it to SSL or SASL_SSL in %s"
                                    .formatted(
                                            address,
                                            protocol,
                                            endpoints.client().source())
                            : "what listens at %s is no Kafka broker: say where one is with --bootstrap or TEMPER_BOOTSTRAP"
                                    .formatted(address));
        }
    }

    private void handshake(String address, InetSocketAddress host, Socket socket, SSLContext context) {
        try (SSLSocket tls = tls(context, host, socket)) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm(String.valueOf(
                    endpoints.kafka().getOrDefault(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, "https")));
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            isKafka(address, tls);
        } catch (SocketTimeoutException busy) {
            return; // Kafka's own client has more patience
        } catch (IOException e) {
            throw new Failure(tlsTrouble(address, e), e);
        }
    }

    private String tlsTrouble(String address, IOException failure) {
        CertificateException certificate = find(failure, CertificateException.class);
        if (certificate != null) {
            return "the certificate of the broker at %s is not trusted (%s): set ssl.truststore.location in %s to a store with its authority"
                    .formatted(
                            address,
                            certificate.getMessage(),
                            endpoints.client().source());
        }
        if (isNoTls(failure)) {
            return "the broker at %s does not speak TLS there, and security.protocol is %s: set it to %s in %s, or give the port that does"
                    .formatted(
                            address,
                            protocol,
                            protocol.startsWith("SASL") ? "SASL_PLAINTEXT" : "PLAINTEXT",
                            endpoints.client().source());
        }
        return "TLS with the broker at %s fails (%s): check ssl.* in %s; does it ask for a certificate of the client's (ssl.keystore.location)?"
                .formatted(address, failure.getMessage(), endpoints.client().source());
    }

    private static boolean isNoTls(IOException failure) {
        return !(failure instanceof SSLException)
                || find(failure, EOFException.class) != null
                || String.valueOf(failure.getMessage()).contains("nrecognized SSL message");
    }

    private static boolean speaksTls(InetSocketAddress host) {
        try (Socket socket = connect(host);
                SSLSocket tls = tls(SSLContext.getDefault(), host, socket)) {
            tls.startHandshake();
            return true;
        } catch (IOException e) {
            return !isNoTls(e);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static SSLSocket tls(SSLContext context, InetSocketAddress host, Socket socket) throws IOException {
        return (SSLSocket) context.getSocketFactory().createSocket(socket, host.getHostString(), host.getPort(), true);
    }

    /** What the settings trust; null when a class of the user's own decides that. */
    private @Nullable SSLContext context() {
        Map<String, Object> settings = endpoints.kafka();
        if (settings.containsKey(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG)) {
            return null;
        }
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(new AdminClientConfig(settings).values());
            return factory.sslContext();
        } catch (KafkaException e) {
            throw new Failure(
                    "ssl.* in %s cannot be used: %s"
                            .formatted(endpoints.client().source(), e.getMessage()),
                    e);
        }
    }

    /** Whether a broker answers; says so when it will not without a login. */
    private boolean isKafka(String address, Socket socket) {
        boolean known = false;
        try {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            request(out, API_VERSIONS, (short) 0, new byte[0]);
            boolean metadata = takesMetadata(in);
            known = true;
            if (metadata && !protocol.startsWith("SASL")) {
                request(out, METADATA, METADATA_VERSION, new byte[5]); // of no topic, and none is to be made
                in.readInt();
            }
            return true;
        } catch (SocketTimeoutException busy) {
            return true; // Kafka's own client has more patience
        } catch (IOException e) {
            if (known) {
                throw new Failure(
                        "the broker at %s asks for a login, and security.protocol is %s: set it to SASL_%s, and sasl.mechanism and sasl.jaas.config, in %s"
                                .formatted(
                                        address,
                                        protocol,
                                        protocol,
                                        endpoints.client().source()),
                        e);
            }
            return false;
        }
    }

    private static void request(DataOutputStream out, short api, short version, byte[] body) throws IOException {
        out.writeInt(10 + body.length);
        out.writeShort(api);
        out.writeShort(version);
        out.writeInt(MARK);
        out.writeShort(-1); // no client id
        out.write(body);
        out.flush();
    }

    /** Reads the versions of requests that the broker takes. */
    private static boolean takesMetadata(DataInputStream in) throws IOException {
        in.readInt();
        if (in.readInt() != MARK || in.readShort() != 0) {
            throw new IOException("this is no answer of a Kafka broker");
        }
        boolean found = false;
        for (int left = in.readInt(); left > 0; left--) {
            short api = in.readShort();
            short from = in.readShort();
            short to = in.readShort();
            found |= api == METADATA && from <= METADATA_VERSION && METADATA_VERSION <= to;
        }
        return found;
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
