package dev.temper.console.http;

import dev.temper.schemas.document.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The server's certificate and key, in one of two forms, and whose certificates clients may show.
 *
 * @param store ({@code http.tls.keystore}) a PKCS #12 file with both
 * @param password ({@code http.tls.keystore.password.file}) a file whose first line is its password
 * @param certificate ({@code http.tls.certificate}) a PEM file: the certificate, and those that lead to its authority
 * @param key ({@code http.tls.key}) a PEM file with the private key, in PKCS #8, not encrypted
 * @param authorities ({@code http.tls.authorities}) a PEM file of authorities of clients' certificates; null: none are asked
 *     for
 * @param clientsMust ({@code http.tls.clients.required}) whether a client without one is refused; default true
 */
public record TlsSettings(
        @Nullable Path store,
        @Nullable Path password,
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable Path authorities,
        boolean clientsMust) {
    private static final String STORE = "http.tls.keystore";
    private static final String PASSWORD = "http.tls.keystore.password.file";
    private static final String CERTIFICATE = "http.tls.certificate";
    private static final String KEY = "http.tls.key";
    private static final String AUTHORITIES = "http.tls.authorities";

    static @Nullable TlsSettings read(Settings settings) {
        Path store = path(settings, STORE);
        Path password = path(settings, PASSWORD);
        Path certificate = path(settings, CERTIFICATE);
        Path key = path(settings, KEY);
        Path authorities = path(settings, AUTHORITIES);
        boolean clientsMust = settings.flag("http.tls.clients.required", true);
        if (store != null && (certificate != null || key != null)) {
            settings.problem(STORE, "is set beside " + CERTIFICATE + " or " + KEY + ": give the one or the others");
        }
        needs(settings, STORE, store, PASSWORD, password);
        needs(settings, PASSWORD, password, STORE, store);
        needs(settings, CERTIFICATE, certificate, KEY, key);
        needs(settings, KEY, key, CERTIFICATE, certificate);
        if (store == null && certificate == null) {
            if (authorities != null && key == null && password == null) {
                settings.problem(AUTHORITIES, "is set without a certificate: give " + CERTIFICATE + " and " + KEY);
            }
            return null;
        }
        return new TlsSettings(store, password, certificate, key, authorities, clientsMust);
    }

    private static @Nullable Path path(Settings settings, String name) {
        return settings.has(name) ? settings.path(name, ".", Path.of("")) : null;
    }

    private static void needs(
            Settings settings, String name, @Nullable Path value, String other, @Nullable Path otherValue) {
        if (value != null && otherValue == null) {
            settings.problem(name, "is set and " + other + " is not: give both");
        }
    }
}
