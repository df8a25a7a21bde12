package dev.temper.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.registry.RegistryClient;
import dev.temper.schemas.registry.RegistryRefusedException;
import dev.temper.schemas.registry.UnknownSchemaException;
import dev.temper.schemas.serde.AvroSerde;
import dev.temper.schemas.topic.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;

/**
 * What Temper and Confluent's serializers need of a registry. The same tests run against the embedded server and against
 * Apicurio's, so neither the server nor the client can lean on the other's mistakes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RegistryContract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTENT = "application/vnd.schemaregistry.v1+json";
    private static final String ONE =
            "{'type':'record','name':'R','namespace':'x','fields':[{'name':'a','type':'int'}]}";
    private static final String TWO =
            "{'type':'record','name':'R','namespace':'x','fields':[{'name':'a','type':'int'},{'name':'b','type':'int','default':0}]}";
    private static final String BROKEN =
            "{'type':'record','name':'R','namespace':'x','fields':[{'name':'a','type':'string'}]}";

    private final HttpClient http = HttpClient.newHttpClient();
    private String subject = "";

    /** Where the server under test answers. */
    abstract String url();

    record Answer(int status, JsonNode json) {
        int code() {
            return json.path("error_code").asInt();
        }
    }

    @BeforeEach
    void ownSubjectAndFullTransitive(TestInfo test) throws Exception {
        subject = test.getTestMethod().orElseThrow().getName();
        assertThat(put("/config", "{\"compatibility\":\"FULL_TRANSITIVE\"}").status())
                .isEqualTo(200);
    }

    private Answer get(String path) throws IOException, InterruptedException {
        return send(path, HttpRequest.newBuilder().GET());
    }

    private Answer post(String path, String schema) throws IOException, InterruptedException {
        String body =
                JSON.createObjectNode().put("schema", schema.replace('\'', '"')).toString();
        return send(path, HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)));
    }

    private Answer delete(String path) throws IOException, InterruptedException {
        return send(path, HttpRequest.newBuilder().DELETE());
    }

    private Answer put(String path, String body) throws IOException, InterruptedException {
        return send(path, HttpRequest.newBuilder().PUT(BodyPublishers.ofString(body)));
    }

    private Answer send(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        request.uri(URI.create(url() + path))
                .header("Content-Type", CONTENT)
                .header("Accept", CONTENT + ", application/json");
        var response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    private String versions() {
        return "/subjects/" + subject + "/versions";
    }

    @Test
    void everyRecordOfTheCatalogueIsRegisteredAndFoundById() {
        RegistryClient writer = RegistryClient.open(url());
        RegistryClient reader = RegistryClient.open(url());
        Map<String, Integer> ids = new HashMap<>();
        for (Topic topic : Topic.values()) {
            topic.types().forEach(type -> {
                Schema schema = SpecificData.get().getSchema(type);
                int id = writer.register(topic.topicName() + "-" + schema.getFullName(), schema);
                assertThat(reader.byId(id).getFullName()).isEqualTo(schema.getFullName());
                assertThat(ids.put(schema.getFullName(), id))
                        .as("one id under every subject")
                        .isIn(null, id);
            });
        }
        assertThat(ids.values()).doesNotHaveDuplicates();
    }

    @Test
    void serdesMeetThroughTheRegistry() {
        AvroSerde writer = new AvroSerde();
        AvroSerde reader = new AvroSerde();
        writer.configure(Map.of("schema.registry.url", url()), false);
        reader.configure(Map.of("schema.registry.url", url()), false);
        var header = new dev.temper.schemas.EventHeader("e", "p", 1L, null);
        var metric = new MetricReported(header, 1, 2L, 3, List.of(), null);
        byte[] bytes = writer.serializer().serialize("temper.metrics", metric);
        assertThat(reader.deserializer().deserialize("temper.metrics", bytes)).isEqualTo(metric);
    }

    @Test
    void anEqualSchemaKeepsItsIdAndVersion() throws Exception {
        int id = post(versions(), ONE).json().get("id").asInt();
        assertThat(post(versions(), ONE).json().get("id").asInt()).isEqualTo(id);
        assertThat(post("/subjects/" + subject + "-2/versions", ONE)
                        .json()
                        .get("id")
                        .asInt())
                .isEqualTo(id);
        assertThat(get(versions()).json()).isEqualTo(JSON.readTree("[1]"));
    }

    @Test
    void compatibleSchemasBecomeVersions() throws Exception {
        int one = post(versions(), ONE).json().get("id").asInt();
        int two = post(versions(), TWO).json().get("id").asInt();
        assertThat(two).isNotEqualTo(one);
        assertThat(get(versions()).json()).isEqualTo(JSON.readTree("[1,2]"));
        JsonNode first = get(versions() + "/1").json();
        assertThat(first.get("id").asInt()).isEqualTo(one);
        assertThat(first.get("subject").asText()).isEqualTo(subject);
        assertThat(first.get("version").asInt()).isEqualTo(1);
        assertThat(new Schema.Parser().parse(first.get("schema").asText()))
                .isEqualTo(new Schema.Parser().parse(ONE.replace('\'', '"')));
        assertThat(get(versions() + "/latest").json().get("id").asInt()).isEqualTo(two);
        JsonNode found = post("/subjects/" + subject, TWO).json();
        assertThat(found.get("id").asInt()).isEqualTo(two);
        assertThat(found.get("version").asInt()).isEqualTo(2);
        assertThat(JSON.convertValue(get("/subjects").json(), String[].class)).contains(subject);
    }

    @Test
    void anIncompatibleSchemaIsRefused() throws Exception {
        post(versions(), ONE);
        Answer refused = post(versions(), BROKEN);
        assertThat(List.of(refused.status(), refused.code())).containsExactly(409, 409);
        assertThat(get(versions()).json()).as("nothing was registered").isEqualTo(JSON.readTree("[1]"));
    }

    @Test
    void compatibilityIsAskedWithoutRegistering() throws Exception {
        post(versions(), ONE);
        String path = "/compatibility" + versions() + "/";
        assertThat(post(path + "latest", TWO).json().get("is_compatible").asBoolean())
                .isTrue();
        assertThat(post(path + "1", BROKEN).json().get("is_compatible").asBoolean())
                .isFalse();
        assertThat(post(path + "9", TWO).code()).isEqualTo(40402);
        assertThat(get(versions()).json()).isEqualTo(JSON.readTree("[1]"));
    }

    @Test
    void whatIsNotThereIsAnsweredWithConfluentsCodes() throws Exception {
        post(versions(), ONE);
        assertThat(codes(get("/subjects/nobody/versions"))).containsExactly(404, 40401);
        assertThat(codes(post("/subjects/nobody", ONE))).containsExactly(404, 40401);
        assertThat(codes(get(versions() + "/9"))).containsExactly(404, 40402);
        assertThat(codes(post("/subjects/" + subject, TWO))).containsExactly(404, 40403);
        assertThat(codes(get("/schemas/ids/987654"))).containsExactly(404, 40403);
    }

    @Test
    void whatIsNoAvroIsRefused() throws Exception {
        assertThat(codes(post(versions(), "{'type':'nonsense'}"))).containsExactly(422, 42201);
    }

    @Test
    void levelsAreSetForAll() throws Exception {
        assertThat(put("/config", "{\"compatibility\":\"BACKWARD\"}")
                        .json()
                        .get("compatibility")
                        .asText())
                .isEqualTo("BACKWARD");
        assertThat(get("/config").json().get("compatibilityLevel").asText()).isEqualTo("BACKWARD");
    }

    @Test
    void levelsAreSetForASubject() throws Exception {
        post(versions(), ONE);
        put("/config/" + subject, "{\"compatibility\":\"FORWARD\"}");
        assertThat(get("/config/" + subject).json().get("compatibilityLevel").asText())
                .isEqualTo("FORWARD");
        assertThat(get("/config").json().get("compatibilityLevel").asText()).isEqualTo("FULL_TRANSITIVE");
    }

    @Test
    void aSubjectIsDeletedSoftlyAndThenForGood() throws Exception {
        post(versions(), ONE);
        int id = post(versions(), TWO).json().get("id").asInt();
        assertThat(delete("/subjects/" + subject + "?permanent=true").code()).isEqualTo(40405);
        assertThat(delete("/subjects/" + subject).json()).isEqualTo(JSON.readTree("[1,2]"));
        assertThat(codes(get(versions()))).containsExactly(404, 40401);
        assertThat(JSON.convertValue(get("/subjects").json(), String[].class)).doesNotContain(subject);
        assertThat(JSON.convertValue(get("/subjects?deleted=true").json(), String[].class))
                .contains(subject);
        assertThat(get("/schemas/ids/" + id).status())
                .as("records that were written are still read")
                .isEqualTo(200);
        assertThat(delete("/subjects/" + subject).code()).isEqualTo(40404);
        assertThat(delete("/subjects/" + subject + "?permanent=true").json()).isEqualTo(JSON.readTree("[1,2]"));
        assertThat(codes(delete("/subjects/" + subject))).containsExactly(404, 40401);
        assertThat(JSON.convertValue(get("/subjects?deleted=true").json(), String[].class))
                .doesNotContain(subject);
    }

    @Test
    void aVersionIsDeletedSoftlyAndThenForGood() throws Exception {
        post(versions(), ONE);
        post(versions(), TWO);
        String second = versions() + "/2";
        assertThat(codes(delete(versions() + "/9"))).containsExactly(404, 40402);
        assertThat(codes(delete("/subjects/nobody/versions/1"))).containsExactly(404, 40401);
        assertThat(delete(second + "?permanent=true").code()).isEqualTo(40407);
        assertThat(delete(second).json().asInt()).isEqualTo(2);
        assertThat(get(versions()).json()).isEqualTo(JSON.readTree("[1]"));
        assertThat(codes(get(second))).containsExactly(404, 40402);
        assertThat(get(versions() + "/latest").json().get("version").asInt()).isEqualTo(1);
        assertThat(delete(second).code()).isEqualTo(40406);
        assertThat(delete(second + "?permanent=true").json().asInt()).isEqualTo(2);
        assertThat(codes(delete(second))).containsExactly(404, 40402);
    }

    @Test
    void theClientTellsRefusalsApart() {
        RegistryClient client = RegistryClient.open(url());
        Schema ended = TrialEnded.getClassSchema();
        assertThatThrownBy(() -> client.byId(987_654)).isInstanceOf(UnknownSchemaException.class);
        assertThatThrownBy(() -> client.lookup(subject, ended))
                .isInstanceOfSatisfying(
                        RegistryRefusedException.class,
                        e -> assertThat(e.code()).isEqualTo(40401));
        client.register(subject, ended);
        assertThat(client.lookup(subject, ended)).isEqualTo(client.register(subject, ended));
        Schema broken =
                new Schema.Parser().parse(ended.toString().replace("\"name\":\"detail\"", "\"name\":\"other\""));
        assertThatThrownBy(() -> client.register(subject, broken))
                .isInstanceOfSatisfying(
                        RegistryRefusedException.class,
                        e -> assertThat(e.code()).isEqualTo(409))
                .hasMessageContaining("refuses schema dev.temper.schemas.TrialEnded for subject " + subject);
    }

    private static List<Integer> codes(Answer answer) {
        return Arrays.asList(answer.status(), answer.code());
    }
}
