package dev.temper.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.console.access.AccessRole;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The description is made of what is served. */
class OpenApiTest {
    enum Goal {
        MINIMIZE,
        MAXIMIZE;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    record Page(long total, List<Item> items, @Nullable Item best, Map<String, Object> parameters) {}

    record Item(
            String id,
            double value,
            @Nullable Double bound,
            @Nullable String note,
            Goal goal,
            List<List<Double>> points,
            JsonNode any) {}

    record Detail(
            @JsonUnwrapped Item item,
            @JsonProperty("default") @Nullable String fallback) {}

    private static JsonNode schema(String name) {
        return schema(name, Page.class);
    }

    private static JsonNode schema(String name, Class<?> type) {
        Route route = Route.get("/items", "Lists items")
                .group("items")
                .answers(200, type, "items")
                .handle(call -> Reply.json(null));
        return OpenApi.of("t", "1", List.of(route)).at("/components/schemas/" + name);
    }

    @Test
    void recordsAreDescribedAsTheyAreWritten() throws Exception {
        JsonNode page = schema("Page");
        assertThat(page.get("required").toString()).isEqualTo("[\"best\",\"items\",\"parameters\",\"total\"]");
        assertThat(page.get("additionalProperties").asBoolean(true)).isFalse();
        assertThat(page.at("/properties/total/type").asText()).isEqualTo("integer");
        assertThat(page.at("/properties/items/items/$ref").asText()).isEqualTo("#/components/schemas/Item");
        assertThat(page.at("/properties/best/anyOf").toString())
                .contains("{\"type\":\"null\"}", "{\"$ref\":\"#/components/schemas/Item\"}");
        assertThat(page.at("/properties/parameters/$ref").asText()).endsWith("/Map_String.Object_");
        JsonNode item = schema("Item");
        assertThat(item.at("/properties/value").toString())
                .isEqualTo("{\"anyOf\":[{\"type\":\"number\"},{\"enum\":[\"NaN\",\"Infinity\",\"-Infinity\"]}]}");
        assertThat(item.at("/properties/bound").toString()).contains("null", "number", "NaN");
        assertThat(item.at("/properties/note/type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(schema("Goal").get("enum").toString()).isEqualTo("[\"minimize\",\"maximize\"]");
        assertThat(item.at("/properties/points/items/type").asText()).isEqualTo("array");
        assertThat(item.at("/properties/any").toString()).isEqualTo("{}");
    }

    @Test
    void fieldsThatAreWrittenBesideOthersAreDescribedBesideThemAndUnderTheirOwnNames() throws Exception {
        JsonNode detail = schema("Detail", Detail.class);
        JsonNode written = Json.mapper()
                .readTree(Json.bytes(new Detail(
                        new Item(
                                "a",
                                1,
                                null,
                                null,
                                Goal.MINIMIZE,
                                List.of(),
                                Json.mapper().nullNode()),
                        null)));
        List<String> described = new ArrayList<>();
        detail.get("properties").fieldNames().forEachRemaining(described::add);
        List<String> there = new ArrayList<>();
        written.fieldNames().forEachRemaining(there::add);
        assertThat(described).containsExactlyInAnyOrderElementsOf(there);
        assertThat(detail.get("required")).hasSize(there.size());
        assertThat(detail.get("additionalProperties").asBoolean(true)).isFalse();
        assertThat(detail.at("/properties/bound").toString()).contains("null", "number", "NaN");
    }

    @Test
    void whatMayBeLeftOutOfABodyIsNotRequired() {
        JsonNode wanted = OpenApi.of("t", "1", Things.ROUTES).at("/components/schemas/Wanted");
        assertThat(wanted.get("required").toString()).isEqualTo("[\"count\",\"name\",\"parts\"]");
        assertThat(wanted.at("/properties/note/type").toString()).isEqualTo("[\"string\",\"null\"]");
    }

    @Test
    void everyGroupedRouteIsDescribedWithItsParametersAndErrors() throws Exception {
        List<Route> all = new ArrayList<>(Things.ROUTES);
        all.add(Route.get("/hidden", "Not described").handle(call -> Reply.json(1)));
        all.add(OpenApi.route("/openapi.json", "Things", "1.0", Things.ROUTES));
        try (WebServer server = WebServer.open(HttpSettings.loopback(0), all)) {
            JsonNode document = Json.mapper()
                    .readTree(Things.HTTP
                            .send(
                                    HttpRequest.newBuilder(URI.create(server.url() + "/openapi.json"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
            assertThat(document.get("openapi").asText()).isEqualTo("3.1.0");
            assertThat(document.at("/info/title").asText()).isEqualTo("Things");
            List<String> paths = new ArrayList<>();
            document.get("paths").fieldNames().forEachRemaining(paths::add);
            assertThat(paths).contains("/things/{name}", "/openapi.json").doesNotContain("/hidden");
            JsonNode read = document.get("paths").get("/things/{name}").get("get");
            assertThat(read.get("parameters").findValuesAsText("name")).containsExactly("name", "limit", "order");
            assertThat(read.at("/parameters/0/schema").toString())
                    .isEqualTo("{\"type\":\"string\",\"minLength\":1,\"maxLength\":1000}");
            assertThat(read.at("/parameters/1/schema").toString())
                    .isEqualTo("{\"type\":\"integer\",\"minimum\":1,\"maximum\":100,\"default\":10}");
            assertThat(read.at("/parameters/2/schema/enum").toString()).isEqualTo("[\"asc\",\"desc\"]");
            assertThat(read.at("/security/0").has("token")).isTrue();
            List<String> statuses = new ArrayList<>();
            document.at("/paths/~1things/post/responses").fieldNames().forEachRemaining(statuses::add);
            assertThat(statuses)
                    .containsExactly("201", "400", "401", "403", "408", "413", "414", "415", "422", "431", "503");
            assertThat(document.at("/paths/~1text/get").has("security")).isFalse();
        }
    }

    @Test
    void aSegmentThatIsNotDescribedIsRefused() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Route.get("/a/{b}", "x").role(AccessRole.ANYONE).handle(call -> Reply.json(1)))
                .hasMessageContaining("[b]");
    }
}
