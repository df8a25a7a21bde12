package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.access.Party;
import dev.temper.deploy.embedded.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every command against a broker and a registry that ask who is there, with nothing but a client file. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class SecurityIT {
    @TempDir
    private static Path directory;

    private static SecureStage stage;

    @BeforeAll
    static void start() throws Exception {
        stage = new SecureStage(directory);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static Command started(String command) {
        return new Command(List.of(command.split(" ")));
    }

    /** Each part with each kind of login, and reports that must be signed. */
    @ParameterizedTest
    @CsvSource({"SCRAM, OAUTH, MUTUAL", "OAUTH, MUTUAL, SCRAM", "MUTUAL, SCRAM, OAUTH"})
    void everyCommandWorksWithNoMoreThanItsUsersRights(Login optimizers, Login agents, Login users) throws Exception {
        String id = "line-" + optimizers.name().toLowerCase(Locale.ROOT);
        Path optimizer = stage.client("optimizer", optimizers);
        Path user = stage.client("user", users);
        Path agent = Files.writeString(directory.resolve(id + "-agent.yaml"), """
                experiment: %s
                directory: %s
                command: [sh, -c, 'echo "{\\"epoch\\": 1, \\"loss\\": $1}"', sh, "{x}"]
                """.formatted(id, directory.resolve(id)));
        stage.works(optimizer, "are there", "topics", "--create");
        stage.works(optimizer, "are as they should be", "topics", "--check");
        Command running = started("optimizer --client-config " + optimizer + " --state "
                + directory.resolve(id + "-state") + " -D http.port=-1 -D reports.signed=true");
        try {
            running.await("optimizer ready");
            create(user, id);
            Command training = started("agent -f " + agent + " --client-config " + stage.client("agent", agents));
            stage.works(user, "complete, 2 trials", "watch", id);
            training.await("agent ended");
            showWhatWasFound(user, id);
            forge(id);
            if (optimizers == Login.SCRAM) {
                refuseOthers(stage.client("viewer", Login.SCRAM), agent, id);
            }
            stage.works(user, "archived", "experiment", "archive", id);
        } finally {
            running.end();
        }
        if (optimizers == Login.SCRAM) {
            recover(optimizer);
        }
    }

    private static void recover(Path optimizer) throws IOException {
        Path export = directory.resolve("export");
        stage.works(stage.client("auditor", Login.SCRAM), "exported ", "export", "--to", export.toString());
        stage.fails(
                stage.client("user", Login.SCRAM), "rebuild", "does not permit it: missing is READ on group temper-");
        stage.works(optimizer, "exported 0 records", "export", "--to", export.toString(), "--final");
        stage.works(optimizer, "rebuilt from the journal", "rebuild");
        stage.works(optimizer, "0 differences", "import", export.toString());
    }

    private static void create(Path user, String id) throws IOException {
        Path definition = Files.writeString(directory.resolve(id + ".yaml"), """
                id: %s
                metric: {name: loss, goal: minimize}
                parameters: [{name: x, type: double, min: 0, max: 1}]
                tasks: {epochs: {min: 1, max: 1}}
                budget: {trials: 2}
                """.formatted(id));
        stage.works(user, "created " + id, "experiment", "create", "-f", definition.toString());
        stage.works(user, id, "experiment", "list");
        stage.works(user, "queued", "experiment", "suggest", id, "x=0.25");
        stage.works(user, "paused", "experiment", "pause", id);
        stage.works(user, "running", "experiment", "resume", id);
    }

    private static void showWhatWasFound(Path user, String id) throws IOException {
        stage.works(user, "x", "best", id);
        stage.works(user, "x=0.25", "experiment", "show", id);
        stage.works(user, "trial 1", "explain", "1", "-e", id);
        stage.works(user, "correlation", "tasks", id);
        stage.fails(user, "importance " + id, "the model has learnt nothing");
        stage.works(stage.client("auditor", Login.SCRAM), "no differences", "replay", id);
        assertThat(stage.printed(user, "dead-letters", id))
                .contains("dead letters")
                .doesNotContain("FORGED", "UNSIGNED");
    }

    /** Whoever may write reports at all may write this; it becomes two dead letters, and no value. */
    private static void forge(String id) throws Exception {
        new Forger(stage.endpoints(stage.client("agent", Login.SCRAM))).report(id, -1_000);
        Path user = stage.client("user", Login.SCRAM);
        Await.until(
                "both are refused",
                Duration.ofSeconds(30),
                () -> stage.printed(user, "dead-letters", id).contains("FORGED"));
        assertThat(stage.printed(user, "dead-letters", id)).contains("UNSIGNED", "FORGED", "agent/");
        assertThat(stage.printed(user, "best", id)).doesNotContain("1000");
        stage.works(user, "no differences", "replay", id);
    }

    private static void refuseOthers(Path viewer, Path agent, String id) {
        String refusal = "the broker at " + stage.broker().bootstrap(Login.SCRAM) + " does not permit it: missing is ";
        stage.fails(viewer, "dead-letters " + id, refusal + "READ on topic temper.dead-letters");
        stage.fails(viewer, "experiment archive " + id, refusal + "WRITE on topic temper.experiments");
        stage.fails(
                viewer,
                "agent -f " + agent,
                refusal
                        + "WRITE on topic temper.agents, WRITE on topic temper.metrics, READ on topic temper.decisions");
        stage.fails(viewer, "acl user=User:viewer --apply", "does not permit it: missing is ");
    }

    @ParameterizedTest
    @EnumSource
    void noPartDoesWhatItMustNot(Party party) throws IOException {
        stage.works(stage.client("optimizer", Login.SCRAM), "are there", "topics", "--create");
        assertThat(ForbiddenChecks.check(stage, party)).isGreaterThanOrEqualTo(7);
    }

    @Test
    void whatIsWrongWithTheBrokersDoorIsToldApart() throws IOException {
        String nobody = "127.0.0.1:" + Ports.free(0, "--port");
        String address = stage.broker().bootstrap(Login.SCRAM);
        String list = "experiment list";
        stage.fails(stage.file("user", address, nobody), list, "no Kafka broker answers at " + nobody);
        stage.fails(
                stage.file("user", "username=\"user\"", "username=\"nobody\""),
                list,
                "the broker at " + address + " refuses the login",
                "sasl.jaas.config");
        stage.fails(
                stage.file(
                        "user",
                        stage.keys().trusting().toString(),
                        stage.keys().trustingAnother().toString()),
                list,
                "the certificate of the broker at " + address + " is not trusted",
                "ssl.truststore.location");
        stage.fails(
                stage.file("user", "SASL_SSL", "SASL_PLAINTEXT"),
                list,
                "the broker at " + address + " expects TLS, and security.protocol is SASL_PLAINTEXT");
        stage.fails(
                stage.file("user", "SASL_SSL", "SSL"),
                list,
                "the broker at " + address + " asks for a login, and security.protocol is SSL");
        stage.fails(
                stage.file("user", "SCRAM-SHA-512", "SCRAM-SHA-256"),
                list,
                "refuses the login",
                "SCRAM-SHA-256",
                "sasl.mechanism");
        stage.fails(
                stage.file("user", address, stage.broker().openBootstrap()),
                list,
                "the broker at " + stage.broker().openBootstrap() + " does not speak TLS there");
        String web = stage.front().url().substring("https://".length());
        stage.fails(stage.file("user", "SASL_SSL", "PLAINTEXT"), list + " --bootstrap " + web, "expects TLS");
        stage.fails(directory.resolve("none.properties"), list, "there is no client file " + directory);
    }

    @Test
    void aPartThatRunsForLongSaysSoToo() throws IOException {
        Path wrong = stage.file("optimizer", "username=\"optimizer\"", "username=\"nobody\"");
        stage.fails(wrong, "optimizer --state " + directory.resolve("never"), "refuses the login");
        stage.fails(wrong, "registry --registry-port 0", "refuses the login");
        Path agent = Files.writeString(directory.resolve("wrong.yaml"), """
                experiment: line
                command: [echo, "{x}"]
                """);
        stage.fails(wrong, "agent -f " + agent, "refuses the login");
        stage.fails(
                wrong,
                "optimizer --state " + directory.resolve("never") + " -D kafka.security.protocol=SASL_PLAINTEXT",
                "expects TLS, and security.protocol is SASL_PLAINTEXT"); // the optimizer's own setting wins
        Path own = Files.writeString(
                directory.resolve("own.yaml"),
                Files.readString(agent) + "kafka: {properties: {security.protocol: SSL}}\n");
        stage.fails(wrong, "agent -f " + own, "asks for a login, and security.protocol is SSL"); // as the agent's does
        stage.fails(
                stage.file("user", "", ""),
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
        stage.fails(stage.file("agent", ":registry}", ":kafka}"), command, "basic.auth.user.info"); // no USER:PASSWORD
        stage.fails(
                stage.file("agent", "basic.auth.user.info = ", "basic.auth.user.info = x:"),
                command,
                "the schema registry " + stage.front().url() + " refuses the credentials (401)");
        stage.fails(
                stage.file(
                        "agent",
                        "schema.registry.ssl.truststore.location = "
                                + stage.keys().trusting(),
                        "schema.registry.ssl.truststore.location = "
                                + stage.keys().trustingAnother()),
                command,
                "the schema registry " + stage.front().url(),
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
