package dev.temper.deploy.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A registry that others wrote keeps the contract too: Apicurio's server, in a process of its own (-Pcontract). */
@EnabledIfSystemProperty(named = "temper.apicurio", matches = ".+", disabledReason = "run with -Pcontract")
class ApicurioContractIT extends RegistryContract {
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private static Path work;

    private static Process server;
    private static String base = "";

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("temper.apicurio"));
        Path log = work.resolve("apicurio.log");
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=0",
                        "-jar",
                        runner(home).toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        base = listening(log);
    }

    private static Path runner(Path home) throws IOException {
        try (var files = Files.list(home)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no Apicurio server under " + home));
        }
    }

    /** Waits until the log says where it listens. */
    private static String listening(Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            Matcher found = LISTENING.matcher(Files.readString(log));
            if (found.find()) {
                return found.group(1);
            }
            if (server.waitFor(100, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new IllegalStateException("Apicurio did not start:\n" + Files.readString(log));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    @Override
    String url() {
        return base + "/apis/ccompat/v7";
    }
}
