package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.access.Party;
import dev.temper.deploy.cli.Temper;
import dev.temper.deploy.client.ClientSettings;
import dev.temper.deploy.client.Endpoints;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;

/** A broker and a registry that ask who is there, and users named after their parts, with those rights and no more. */
final class SecureStage implements AutoCloseable {
    private final Path directory;
    private final Keys keys;
    private final TokenEndpoint tokens;
    private final SecureBroker broker;
    private final Command registry;
    private final TlsFront passwords;
    private final TlsFront certificates;

    private String out = "";
    private String err = "";

    SecureStage(Path directory) throws Exception {
        this.directory = directory;
        String[] names = Arrays.stream(Party.values()).map(Party::label).toArray(String[]::new);
        keys = Keys.make(directory, "optimizer", "agent", "user");
        tokens = TokenEndpoint.open(directory);
        broker = SecureBroker.start(directory.resolve("data"), keys, tokens.jwks());
        Map<String, String> known = new HashMap<>();
        for (String name : names) {
            broker.user(name);
            known.put(name, name);
        }
        giveRights(names);
        registry = new Command(List.of(
                "registry",
                "--registry-port",
                "0",
                "--client-config",
                client("registry", Login.SCRAM, "http://127.0.0.1:1").toString()));
        String behind = registry.await("registry ready: ");
        passwords = TlsFront.open(behind, keys.server(), known);
        certificates = TlsFront.open(behind, keys.server(), keys.trustingClients());
    }

    /** As a site does it, by the command; the second time there is nothing to do. */
    private void giveRights(String... names) {
        List<String> command = new ArrayList<>(List.of("acl", "--bootstrap", broker.openBootstrap(), "--apply"));
        for (String name : names) {
            command.add(name + "=User:" + name);
        }
        assertThat(execute(command)).as(err).isZero();
        assertThat(out)
                .contains("added User:agent: WRITE on TOPIC temper.metrics")
                .contains(", 0 were so already.");
        assertThat(execute(command)).as(err).isZero();
        assertThat(out).contains(" rights: 0 added, ").doesNotContain("User:");
    }

    SecureBroker broker() {
        return broker;
    }

    Keys keys() {
        return keys;
    }

    TlsFront front() {
        return passwords;
    }

    /** The page's client file for a password, as a user of this test needs it, with one text in it replaced. */
    Path file(String user, String from, String to) throws IOException {
        Path file = client(user, Login.SCRAM);
        String text = Files.readString(file);
        assertThat(text).contains(from);
        return Files.writeString(file, text.replace(from, to));
    }

    /** The page's client file for this kind of login, as a user of this test needs it. */
    Path client(String user, Login login) throws IOException {
        return client(user, login, login == Login.MUTUAL ? certificates.url() : passwords.url());
    }

    private Path client(String user, Login login, String registryUrl) throws IOException {
        Path secrets = directory.resolve(user + ".secrets");
        Files.writeString(
                secrets,
                "kafka=%1$s%nregistry=%1$s:%1$s%noauth=%1$s%ntrust=%2$s%nkey=%2$s%n".formatted(user, Keys.PASSWORD));
        String text = block("properties", login.marker())
                .replaceAll("bootstrap.servers = .*", "bootstrap.servers = " + broker.bootstrap(login))
                .replace("username=\"temper\"", "username=\"" + user + "\"")
                .replace("client.id = temper", "client.id = " + user)
                .replaceAll("(token.endpoint.url = ).*", "$1" + tokens.url())
                .replace("/etc/temper/secrets.properties", secrets.toString())
                .replace("/etc/temper/trust.p12", keys.trusting().toString())
                .replace("/etc/temper/temper.p12", keys.client(user).toString())
                .replace("https://registry:8081", registryUrl);
        return Files.writeString(Files.createTempFile(directory, user, ".properties"), text);
    }

    /** The first block of this language with this text on the page of this subject. */
    private static String block(String language, String marker) throws IOException {
        String page = Files.readString(Path.of("../docs/security.md"));
        String fence = "```" + language + "\n";
        for (int at = page.indexOf(fence); at >= 0; at = page.indexOf(fence, at + 1)) {
            String block = page.substring(at + fence.length(), page.indexOf("```", at + fence.length()));
            if (block.contains(marker)) {
                return block;
            }
        }
        throw new AssertionError("docs/security.md has no block of " + language + " with " + marker);
    }

    /** The settings of Kafka's clients in a client file. */
    Map<String, Object> kafka(Path file) {
        return endpoints(file).kafka();
    }

    /** Where a client file leads. */
    Endpoints endpoints(Path file) {
        ClientSettings client = ClientSettings.read(file);
        return new Endpoints(
                Objects.requireNonNull(client.bootstrap()), Objects.requireNonNull(client.registryUrl()), client);
    }

    private int execute(List<String> arguments) {
        StringWriter printed = new StringWriter();
        StringWriter failed = new StringWriter();
        CommandLine line = Temper.commandLine();
        line.setOut(new PrintWriter(printed, true));
        line.setErr(new PrintWriter(failed, true));
        int status = line.execute(arguments.toArray(String[]::new));
        out = printed.toString();
        err = failed.toString();
        return status;
    }

    private int temper(Path file, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--client-config", file.toString()));
        return execute(all);
    }

    void works(Path file, String expected, String... arguments) {
        assertThat(temper(file, arguments))
                .as(String.join(" ", arguments) + ": " + err)
                .isZero();
        assertThat(out).contains(expected);
    }

    /** What a command prints that succeeds. */
    String printed(Path file, String... arguments) {
        works(file, "", arguments);
        return out;
    }

    void fails(Path file, String command, String... expected) {
        assertThat(temper(file, command.split(" "))).isEqualTo(1);
        assertThat(err.lines()).as("one line and no stack trace").hasSize(1);
        assertThat(err).contains(expected);
    }

    @Override
    public void close() {
        registry.end();
        certificates.close();
        passwords.close();
        broker.close();
        tokens.close();
    }
}
