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

    /** A server's key, a store that trusts it, and one that trusts another. */
    static Keys make(Path directory) throws IOException, InterruptedException {
        Keys keys = new Keys(directory);
        keys.pair("server");
        keys.trust("server", keys.trusting());
        keys.pair("other");
        keys.trust("other", keys.trustingAnother());
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

    private void pair(String name) throws IOException, InterruptedException {
        keytool(
                directory.resolve(name + ".p12"),
                List.of(
                                "-genkeypair",
                                "-alias",
                                name,
                                "-keyalg",
                                "EC",
                                "-validity",
                                "2",
                                "-dname",
                                "CN=" + name,
                                "-ext")
                        .toArray(String[]::new),
                "SAN=ip:127.0.0.1");
    }

    private void trust(String name, Path store) throws IOException, InterruptedException {
        Path certificate = directory.resolve(name + ".crt");
        keytool(
                directory.resolve(name + ".p12"),
                new String[] {"-exportcert", "-alias", name, "-file"},
                certificate.toString());
        keytool(store, new String[] {"-importcert", "-noprompt", "-alias", name, "-file"}, certificate.toString());
    }

    private static void keytool(Path store, String[] arguments, String last) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of(last, "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }
}
