package dev.temper.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.temper.schemas.HeldLease;
import dev.temper.schemas.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against an HTTP server that answers what the test tells it to. */
class HttpRegistryTest {
    private static final Schema LEASE = HeldLease.getClassSchema();

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> authorized = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            authorized.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            asked.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestURI().getRawPath() + (body.isEmpty() ? "" : " " + type + " " + body));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private RegistryClient client() {
        return RegistryClient.open(url() + "/");
    }

    private void answers(int newStatus, String newAnswer) {
        status = newStatus;
        answer = newAnswer;
    }

    @Test
    void registersOnceAndRemembers() {
        answers(200, "{\"id\":7}");
        RegistryClient client = client();
        assertThat(client.register("t-dev.temper.schemas.HeldLease", LEASE)).isEqualTo(7);
        assertThat(client.register("t-dev.temper.schemas.HeldLease", LEASE)).isEqualTo(7);
        String escaped = SchemaText.of(LEASE).replace("\"", "\\\"");
        assertThat(asked)
                .containsExactly("POST /subjects/t-dev.temper.schemas.HeldLease/versions"
                        + " application/vnd.schemaregistry.v1+json {\"schema\":\"" + escaped + "\"}");
    }

    @Test
    void looksUpWithoutRegistering() {
        answers(200, "{\"id\":7,\"version\":1}");
        assertThat(client().lookup("a b/c", LEASE)).isEqualTo(7);
        assertThat(asked).singleElement().asString().startsWith("POST /subjects/a%20b%2Fc application");
    }

    @Test
    void asksForAnIdOnceAndRemembers() {
        answers(200, "{\"schema\":\"\\\"string\\\"\"}");
        RegistryClient client = client();
        assertThat(client.byId(7)).isEqualTo(Schema.create(Schema.Type.STRING));
        assertThat(client.byId(7)).isEqualTo(Schema.create(Schema.Type.STRING));
        assertThat(asked).containsExactly("GET /schemas/ids/7");
    }

    @Test
    void anUnknownIdIsNoFaultOfTheRegistryAndIsAskedAgain() {
        answers(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
        RegistryClient client = client();
        assertThatThrownBy(() -> client.byId(7))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("schema id 7 is unknown to the registry " + url());
        answers(200, "{\"schema\":\"\\\"string\\\"\"}");
        assertThat(client.byId(7)).isNotNull();
    }

    @Test
    void aRefusalCarriesTheRegistrysReason() {
        answers(409, "{\"error_code\":409,\"message\":\"field epoch has no default\"}");
        assertThatThrownBy(() -> client().register("s", LEASE))
                .isInstanceOfSatisfying(
                        RegistryRefusedException.class,
                        e -> assertThat(e.code()).isEqualTo(409))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("refuses schema dev.temper.schemas.HeldLease for subject s")
                .hasMessageContaining("field epoch has no default");
    }

    @Test
    void aFailingRegistryIsRetriable() {
        answers(503, "overloaded");
        assertThatThrownBy(() -> client().byId(7))
                .isInstanceOf(RegistryUnavailableException.class)
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("answered GET /schemas/ids/7 with status 503");
    }

    @Test
    void anAbsentRegistryIsRetriableAndFoundAgain() throws IOException {
        RegistryClient client = client();
        InetSocketAddress address = server.getAddress();
        server.stop(0);
        assertThatThrownBy(() -> client.register("s", LEASE))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining(url() + " does not answer POST /subjects/s/versions");
        answers(200, "{\"id\":3}");
        HttpServer again = HttpServer.create(address, 0);
        again.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, answer.length());
            exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        again.start();
        try {
            assertThat(client.register("s", LEASE)).isEqualTo(3);
        } finally {
            again.stop(0);
        }
    }

    @Test
    void credentialsAreSentAsConfluentsClientSendsThem() {
        answers(200, "{\"id\":7}");
        String jaas =
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\" password=\"p:q\";";
        List<Map<String, String>> same = List.of(
                Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "u:p:q"),
                Map.of(
                        "schema.registry.basic.auth.credentials.source",
                        "USER_INFO",
                        "schema.registry.basic.auth.user.info",
                        "u:p:q"),
                Map.of("basic.auth.credentials.source", "SASL_INHERIT", "sasl.jaas.config", jaas));
        same.forEach(settings -> RegistryClient.open(url(), settings).register("s", LEASE));
        RegistryClient.open(url().replace("//", "//u:p%3Aq@")).register("s", LEASE);
        RegistryClient.open(url(), Map.of("bearer.auth.token", "t")).register("s", LEASE);
        String basic = "Basic " + Base64.getEncoder().encodeToString("u:p:q".getBytes(StandardCharsets.UTF_8));
        assertThat(authorized).containsExactly(basic, basic, basic, basic, "Bearer t");
    }

    @Test
    void aRefusalIsToldFromAbsenceAndNamesTheRemedyButNoSecret() {
        answers(401, "");
        assertThatThrownBy(() -> client().register("s", LEASE))
                .isInstanceOf(RegistryDeniedException.class)
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining(url() + " asks for credentials, and none are set (401)");
        RegistryClient wrong = RegistryClient.open(url().replace("//", "//u:secret@"));
        assertThatThrownBy(() -> wrong.byId(3))
                .hasMessageContaining(url() + " refuses the credentials (401)")
                .hasMessageContaining("basic.auth.user.info")
                .hasMessageNotContaining("secret");
        answers(403, "");
        assertThatThrownBy(() -> wrong.register("s", LEASE))
                .isInstanceOf(RegistryDeniedException.class)
                .hasMessageContaining(
                        "does not permit POST /subjects/s/versions (403): give its user the right to write");
    }

    /** By one of two messages: whether the JDK's client sees what it got, or waits for a handshake, is a race in it. */
    @Test
    void aServerThatDoesNotSpeakTlsIsNamed() {
        String url = url().replace("http:", "https:");
        assertThatThrownBy(() -> RegistryClient.open(url).byId(3))
                .isInstanceOfAny(RegistryDeniedException.class, RegistryUnavailableException.class)
                .hasMessageContaining(url)
                .hasMessageContaining("speak TLS there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "basic.auth.user.info=u:p | basic.auth.credentials.source is URL: set it to USER_INFO",
                "basic.auth.credentials.source=USER_INFO | basic.auth.user.info is not set",
                "basic.auth.credentials.source=USER_INFO,basic.auth.user.info=secret | is no USER:PASSWORD",
                "basic.auth.credentials.source=SASL_INHERIT | there is no sasl.jaas.config",
                "basic.auth.credentials.source=LDAP | expected one of URL, USER_INFO, SASL_INHERIT",
                "bearer.auth.credentials.source=OAUTHBEARER | expected one of STATIC_TOKEN",
                "bearer.auth.credentials.source=STATIC_TOKEN | bearer.auth.token is not set",
                "basic.auth.credentials.source=USER_INFO,basic.auth.user.info=u:p,bearer.auth.token=t | are both set",
                "schema.registry.ssl.truststore.locatoin=x | schema.registry.ssl.truststore.locatoin is no setting",
                "schema.registry.ssl.truststore.location=/nowhere/x | schema.registry.ssl.* cannot be used",
                "schema.registry.ssl.endpoint.identification.algorithm= | must name its host"
            })
    void aSettingThatCannotBeUsedIsNamed(String settings, String message) {
        Map<String, String> map = new HashMap<>();
        for (String setting : settings.split(",", -1)) {
            map.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        assertThatThrownBy(() -> RegistryClient.open(url(), map))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("secret");
    }

    @Test
    void theNextOfSeveralUrlsIsAskedWhenOneDoesNotAnswer() throws IOException {
        int nobodys;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobodys = socket.getLocalPort();
        }
        String absent = "http://127.0.0.1:" + nobodys;
        answers(200, "{\"id\":5}");
        assertThat(RegistryClient.open(absent + ", " + url()).register("s", LEASE))
                .isEqualTo(5);
    }

    @Test
    void aWebServerThatIsNoRegistryIsNamed() {
        answers(200, "<html>welcome</html>");
        assertThatThrownBy(() -> client().register("s", LEASE))
                .hasMessageContaining(url())
                .hasMessageContaining("is it a schema registry?");
    }

    @Test
    void memoryRegistriesAreSharedByScopeAndGiveEqualSchemasOneId() {
        RegistryClient one = RegistryClient.open("mock://shared-by-scope");
        int id = one.register("a", LEASE);
        RegistryClient same = RegistryClient.open("mock://shared-by-scope");
        assertThat(same.byId(id).getFullName()).isEqualTo(LEASE.getFullName());
        assertThat(same.register("b", LEASE)).isEqualTo(id);
        assertThat(same.register("b", Target.getClassSchema())).isNotEqualTo(id);
        assertThatThrownBy(() -> RegistryClient.open("mock://another").byId(id))
                .isInstanceOf(UnknownSchemaException.class);
        assertThatThrownBy(() -> same.lookup("c", LEASE)).isInstanceOf(RegistryRefusedException.class);
    }
}
