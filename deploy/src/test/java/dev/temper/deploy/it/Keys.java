package dev.temper.deploy.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keys and certificates for 127.0.0.1, made by the JDK's keytool; PKCS12, all with one password. */
final class Keys {
    static final String PASSWORD = "keys-secret";

    private final Path directory;

    private Keys(Path directory) {
        this.directory = directory;
    }

    /** A server's key, a store that trusts it, one that trusts another, and keys of clients with a store that trusts them. */
    static Keys make(Path directory, String... clients) throws IOException, InterruptedException {
        Keys keys = new Keys(directory);
        keys.pair("server");
        keys.trust("server", keys.trusting());
        keys.pair("other");
        keys.trust("other", keys.trustingAnother());
        for (String client : clients) {
            keys.pair(client);
            keys.trust(client, keys.trustingClients());
        }
        return keys;
    }

    Path server() {
        return directory.resolve("server.p12");
    }

    Path trusting() {
        return directory.resolve("trust.p12");
    }

    Path trustingAnother() {
        return directory.resolve("trust-another.p12");
    }

    /** A client's own. */
    Path client(String name) {
        return store(name);
    }

    Path trustingClients() {
        return directory.resolve("trust-clients.p12");
    }

    private void pair(String name) throws IOException, InterruptedException {
        String subject = "CN=" + name;
        keytool(
                store(name),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                subject,
                "-ext",
                "SAN=ip:127.0.0.1");
    }

    private void trust(String name, Path store) throws IOException, InterruptedException {
        String certificate = directory.resolve(name + ".crt").toString();
        keytool(store(name), "-exportcert", "-alias", name, "-file", certificate);
        keytool(store, "-importcert", "-noprompt", "-alias", name, "-file", certificate);
    }

    private Path store(String name) {
        return directory.resolve(name + ".p12");
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }
}
