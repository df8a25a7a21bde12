package dev.temper.console.http;

import dev.temper.schemas.document.Finding;
import dev.temper.schemas.document.InvalidSettingsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** Reads the files of {@link TlsSettings} into what Jetty takes. */
final class TlsFiles {
    private static final String HEAD = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private TlsFiles() {}

    /**
     * The server's side of TLS 1.2 and 1.3.
     *
     * @throws InvalidSettingsException naming the file that cannot be used
     */
    static SslContextFactory.Server context(TlsSettings settings) {
        SslContextFactory.Server context = new SslContextFactory.Server();
        char[] password = new char[0];
        if (settings.store() != null) {
            Path passwordFile = Objects.requireNonNull(settings.password());
            char[] own = reading("http.tls.keystore.password.file", passwordFile, () -> firstLine(passwordFile));
            password = own;
            Path store = settings.store();
            context.setKeyStore(reading("http.tls.keystore", store, () -> store(store, own)));
        } else {
            Path certificates = Objects.requireNonNull(settings.certificate());
            Path key = Objects.requireNonNull(settings.key());
            Certificate[] chain = reading(
                    "http.tls.certificate",
                    certificates,
                    () -> certificates(certificates).toArray(new Certificate[0]));
            context.setKeyStore(reading("http.tls.key", key, () -> store(key(key), chain)));
        }
        context.setKeyStorePassword(new String(password));
        context.setSniRequired(false);
        Path authorities = settings.authorities();
        if (authorities != null) {
            context.setTrustStore(reading("http.tls.authorities", authorities, () -> trusted(authorities)));
            context.setNeedClientAuth(settings.clientsMust());
            context.setWantClientAuth(!settings.clientsMust());
        }
        return context;
    }

    private interface Reading<T> {
        T read() throws IOException, GeneralSecurityException;
    }

    private static <T> T reading(String name, Path file, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidSettingsException(
                    HttpSettings.UNUSABLE,
                    List.of(new Finding(name, name + " is \"" + file + "\", which cannot be used (" + e + ")")));
        }
    }

    private static char[] firstLine(Path file) throws IOException {
        return Files.readString(file).lines().findFirst().orElse("").toCharArray();
    }

    private static KeyStore store(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    private static KeyStore store(PrivateKey key, Certificate[] chain) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        store.setKeyEntry("server", key, new char[0], chain);
        return store;
    }

    private static KeyStore trusted(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        int number = 0;
        for (Certificate certificate : certificates(file)) {
            store.setCertificateEntry("authority-" + number++, certificate);
        }
        return store;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
        if (found.isEmpty()) {
            throw new IOException("it has no certificate");
        }
        return found;
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        int begin = text.indexOf(HEAD);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException("it has no " + HEAD + ": convert it with openssl pkcs8 -topk8 -nodes");
        }
        byte[] bytes = Base64.getMimeDecoder().decode(text.substring(begin + HEAD.length(), end));
        GeneralSecurityException last = null;
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw thrown(last);
    }

    private static GeneralSecurityException thrown(@Nullable GeneralSecurityException last) {
        return last == null ? new GeneralSecurityException("no algorithm reads it") : last;
    }
}
