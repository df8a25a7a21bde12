package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.cli.Temper;
import dev.temper.deploy.embedded.Ports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every command against a broker and a registry that ask who is there, with nothing but a client file. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class SecurityIT {
    @TempDir
    private static Path directory;

    private static Keys keys;
    private static SecureBroker broker;
    private static Command registry;
    private static TlsFront front;

    private String out = "";
    private String err = "";

    @BeforeAll
    static void start() throws Exception {
        keys = Keys.make(directory);
        broker = SecureBroker.start(directory.resolve("data"), keys);
        rights();
        broker.user("guest", "TOPIC temper.views READ");
        registry = new Command(List.of(
                "registry",
                "--registry-port",
                "0",
                "--client-config",
                file("registry", "", "").toString()));
        front = TlsFront.open(
                registry.await("registry ready: "),
                keys.server(),
                Map.of("optimizer", "optimizer", "agent", "agent", "user", "user", "guest", "guest"));
    }

    @AfterAll
    static void stop() {
        registry.end();
        front.close();
        broker.close();
    }

    /** Gives each part the rights that the page lists. */
    private static void rights() throws Exception {
        Map<String, List<String>> rights = new TreeMap<>();
        for (String line : block("acl").split("\n", -1)) {
            String[] words = line.split(" ", 2);
            if (words.length == 2) {
                rights.computeIfAbsent(words[0], user -> new ArrayList<>())
                        .add(words[1].strip().replaceAll(" +", " "));
            }
        }
        for (var each : rights.entrySet()) {
            broker.user(each.getKey(), each.getValue().toArray(String[]::new));
        }
    }

    /** The first block of this language on the page of this subject. */
    private static String block(String language) throws IOException {
        String page = Files.readString(Path.of("../docs/security.md"));
        int start = page.indexOf("```" + language + "\n");
        assertThat(start).as("a block of " + language).isPositive();
        return page.substring(start + language.length() + 4, page.indexOf("```", start + 3));
    }

    /** The page's client file, as a user of this test needs it, with one text in it replaced. */
    private static Path file(String user, String from, String to) throws IOException {
        Path secrets = directory.resolve(user + ".secrets");
        Files.writeString(secrets, "kafka=%1$s%nregistry=%1$s:%1$s%ntrust=%2$s%n".formatted(user, Keys.PASSWORD));
        String text = block("properties")
                .replace("kafka-1:9093,kafka-2:9093", broker.bootstrap())
                .replace("username=\"temper\"", "username=\"" + user + "\"")
                .replace("/etc/temper/secrets.properties", secrets.toString())
                .replace("/etc/temper/trust.p12", keys.trusting().toString())
                .replace("https://registry:8081", front == null ? "http://127.0.0.1:1" : front.url());
        assertThat(text).contains(from);
        Path file = Files.createTempFile(directory, user, ".properties");
        return Files.writeString(file, text.replace(from, to));
    }

    private int temper(Path file, String... arguments) {
        StringWriter printed = new StringWriter();
        StringWriter failed = new StringWriter();
        CommandLine line = Temper.commandLine();
        line.setOut(new PrintWriter(printed, true));
        line.setErr(new PrintWriter(failed, true));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--client-config", file.toString()));
        int status = line.execute(all.toArray(String[]::new));
        out = printed.toString();
        err = failed.toString();
        return status;
    }

    private void works(Path file, String expected, String... arguments) {
        assertThat(temper(file, arguments))
                .as(String.join(" ", arguments) + ": " + err)
                .isZero();
        assertThat(out).contains(expected);
    }

    private void fails(Path file, String command, String... expected) {
        assertThat(temper(file, command.split(" "))).isEqualTo(1);
        assertThat(err.lines()).as("one line and no stack trace").hasSize(1);
        assertThat(err).contains(expected);
    }

    private static Command started(String command) {
        return new Command(List.of(command.split(" ")));
    }

    @Test
    void everyCommandWorksWithNoMoreThanItsUsersRights() throws IOException {
        Path optimizer = file("optimizer", "", "");
        Path user = file("user", "", "");
        Path definition = Files.writeString(directory.resolve("line.yaml"), """
                id: line
                metric: {name: loss, goal: minimize}
                parameters: [{name: x, type: double, min: 0, max: 1}]
                tasks: {epochs: {min: 1, max: 1}}
                budget: {trials: 2}
                """);
        Path agent = Files.writeString(directory.resolve("agent.yaml"), """
                experiment: line
                command: [sh, -c, 'echo "{\\"epoch\\": 1, \\"loss\\": $1}"', sh, "{x}"]
                """);
        works(optimizer, "are there", "topics", "--create");
        works(optimizer, "are as they should be", "topics", "--check");
        Command running = started("optimizer --client-config " + optimizer + " --state " + directory.resolve("state")
                + " -D http.port=-1");
        running.await("optimizer ready");
        works(user, "no experiments yet", "experiment", "list");
        works(user, "created line", "experiment", "create", "-f", definition.toString());
        works(user, "queued", "experiment", "suggest", "line", "x=0.25");
        works(user, "paused", "experiment", "pause", "line");
        works(user, "running", "experiment", "resume", "line");
        Command training = started("agent -f " + agent + " --client-config " + file("agent", "", ""));
        works(user, "complete, 2 trials", "watch", "line");
        training.await("agent ended");
        showWhatWasFound(user);
        refuseOthers(file("guest", "", ""), agent);
        works(user, "archived", "experiment", "archive", "line");
        running.end();
    }

    private void showWhatWasFound(Path user) {
        works(user, "x", "best");
        works(user, "x=0.25", "experiment", "show");
        works(user, "trial 1", "explain", "1");
        works(user, "correlation", "tasks");
        fails(user, "importance", "the model has learnt nothing");
        works(user, "no differences", "replay", "line");
        works(user, "no dead letters", "dead-letters");
    }

    private void refuseOthers(Path guest, Path agent) {
        String refusal = "the broker at " + broker.bootstrap() + " does not permit it: missing is ";
        fails(guest, "dead-letters", refusal + "READ on topic temper.dead-letters");
        fails(guest, "experiment archive line", refusal + "WRITE on topic temper.experiments");
        fails(
                guest,
                "agent -f " + agent,
                refusal
                        + "WRITE on topic temper.agents, WRITE on topic temper.metrics, READ on topic temper.decisions");
    }

    @Test
    void whatIsWrongWithTheBrokersDoorIsToldApart() throws IOException {
        String nobody = "127.0.0.1:" + Ports.free(0, "--port");
        String address = broker.bootstrap();
        String list = "experiment list";
        fails(file("user", address, nobody), list, "no Kafka broker answers at " + nobody);
        fails(
                file("user", "username=\"user\"", "username=\"nobody\""),
                list,
                "the broker at " + address + " refuses the login",
                "sasl.jaas.config");
        fails(
                file("user", keys.trusting().toString(), keys.trustingAnother().toString()),
                list,
                "the certificate of the broker at " + address + " is not trusted",
                "ssl.truststore.location");
        fails(
                file("user", "SASL_SSL", "SASL_PLAINTEXT"),
                list,
                "the broker at " + address + " expects TLS, and security.protocol is SASL_PLAINTEXT");
        fails(
                file("user", "SASL_SSL", "SSL"),
                list,
                "the broker at " + address + " asks for a login, and security.protocol is SSL");
        fails(
                file("user", "SCRAM-SHA-512", "SCRAM-SHA-256"),
                list,
                "refuses the login",
                "SCRAM-SHA-256",
                "sasl.mechanism");
        fails(
                file("user", address, broker.openBootstrap()),
                list,
                "the broker at " + broker.openBootstrap() + " does not speak TLS there");
        String web = front.url().substring("https://".length());
        fails(file("user", "SASL_SSL", "PLAINTEXT"), list + " --bootstrap " + web, "expects TLS");
        fails(directory.resolve("none.properties"), list, "there is no client file " + directory);
    }

    @Test
    void aPartThatRunsForLongSaysSoToo() throws IOException {
        Path wrong = file("optimizer", "username=\"optimizer\"", "username=\"nobody\"");
        fails(wrong, "optimizer --state " + directory.resolve("never"), "refuses the login");
        fails(wrong, "registry --registry-port 0", "refuses the login");
        Path agent = Files.writeString(directory.resolve("wrong.yaml"), """
                experiment: line
                command: [echo, "{x}"]
                """);
        fails(wrong, "agent -f " + agent, "refuses the login");
        fails(
                wrong,
                "optimizer --state " + directory.resolve("never") + " -D kafka.security.protocol=SASL_PLAINTEXT",
                "expects TLS, and security.protocol is SASL_PLAINTEXT"); // the optimizer's own setting wins
        Path own = Files.writeString(
                directory.resolve("own.yaml"),
                Files.readString(agent) + "kafka: {properties: {security.protocol: SSL}}\n");
        fails(wrong, "agent -f " + own, "asks for a login, and security.protocol is SSL"); // as the agent's does
        fails(
                file("user", "", ""),
                "registry --registry-port 0",
                "missing is READ, WRITE, DESCRIBE and CREATE on topic _temper_schemas");
    }

    @Test
    void whatIsWrongWithTheRegistrysDoorIsToldApart() throws IOException {
        Path agent = Files.writeString(directory.resolve("door.yaml"), """
                experiment: line
                command: [echo, "{x}"]
                """);
        String command = "agent -f " + agent;
        fails(file("agent", ":registry}", ":kafka}"), command, "basic.auth.user.info"); // no USER:PASSWORD
        fails(
                file("agent", "basic.auth.user.info = ", "basic.auth.user.info = x:"),
                command,
                "the schema registry " + front.url() + " refuses the credentials (401)");
        fails(
                file(
                        "agent",
                        "schema.registry.ssl.truststore.location = " + keys.trusting(),
                        "schema.registry.ssl.truststore.location = " + keys.trustingAnother()),
                command,
                "the schema registry " + front.url(),
                "certificate is not trusted",
                "schema.registry.ssl.truststore.location");
    }

    @Test
    void theEnvironmentNamesTheFileToo() throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.temper.deploy.cli.Temper",
                        "experiment",
                        "list")
                .redirectErrorStream(true);
        process.environment()
                .put(
                        "TEMPER_CLIENT_CONFIG",
                        directory.resolve("none.properties").toString());
        Process running = process.start();
        assertThat(new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("there is no client file " + directory.resolve("none.properties"));
        assertThat(running.waitFor()).isEqualTo(1);
    }
}
