package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;

/** A clone, words on it, and its deletion, over HTTP. */
final class CareChecks {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String COPY = "/api/v1/experiments/copy";

    private CareChecks() {}

    /** Leaves nothing behind. */
    static void isClonedAnnotatedAndDeleted(ApiProcess api, String old) {
        String cloning = "/api/v1/experiments/" + old + "/clone";
        assertThat(api.post(cloning, ApiProcess.USER, "{\"id\": \"not an id\", \"trials\": 0}")
                        .body())
                .contains("id is", "trials is 0");
        HttpResponse<String> made = api.post(cloning, ApiProcess.USER, "{\"id\": \"copy\", \"trials\": 2}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(api.json(COPY).at("/definition/budget/trials").asInt()).isEqualTo(2);
        String words = "{\"notes\": \"<script>\", \"tags\": [\"b\", \"a\", \"b\"]}";
        assertThat(api.call("PUT", COPY + "/notes", ApiProcess.VIEWER, words).statusCode())
                .isEqualTo(403);
        assertThat(api.call("PUT", COPY + "/notes", ApiProcess.USER, words).statusCode())
                .isEqualTo(202);
        Await.until(
                "it is found by its tag",
                PATIENCE,
                () -> api.json("/api/v1/experiments?tag=a").get("total").asInt() == 1);
        assertThat(api.call("PUT", COPY + "/notes", ApiProcess.USER, "{\"notes\": \"\", \"tags\": [null]}")
                        .statusCode())
                .isEqualTo(422);
        isDeleted(api);
    }

    private static void isDeleted(ApiProcess api) {
        assertThat(api.call("DELETE", COPY, ApiProcess.ADMIN, "").statusCode()).isEqualTo(409);
        assertThat(api.post(COPY + "/archive", ApiProcess.USER, "{\"reason\": \"a copy\"}")
                        .statusCode())
                .isEqualTo(202);
        Await.until(
                "it is archived",
                PATIENCE,
                () -> api.json(COPY).path("steering").findValuesAsText("text").contains("archived: a copy"));
        assertThat(api.call("DELETE", COPY, ApiProcess.USER, "").statusCode()).isEqualTo(403);
        assertThat(api.call("DELETE", COPY, ApiProcess.ADMIN, "{\"reason\": \"no use\"}")
                        .statusCode())
                .isEqualTo(202);
        Await.until(
                "it is gone", PATIENCE, () -> api.get(COPY, ApiProcess.VIEWER).statusCode() == 410);
        assertThat(api.get(COPY, ApiProcess.VIEWER).body()).contains("was deleted on", "no use");
    }
}
