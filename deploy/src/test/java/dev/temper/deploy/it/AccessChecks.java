package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** Whom the API refuses. */
final class AccessChecks {
    private AccessChecks() {}

    static void whoMayDoWhat(ApiProcess api, String creation) {
        HttpResponse<String> nobody = api.get("/api/v1/experiments", "");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"temper\"");
        assertThat(api.get("/api/v1/experiments", "some-token-that-is-not-known")
                        .statusCode())
                .isEqualTo(401);
        assertThat(api.post("/api/v1/experiments", "", creation).statusCode()).isEqualTo(401);
        assertThat(api.post("/api/v1/experiments", ApiProcess.VIEWER, creation).statusCode())
                .as("a viewer's write")
                .isEqualTo(403);
        assertThat(api.post("/api/v1/experiments", ApiProcess.USER, creation, "Origin", "https://elsewhere.example")
                        .statusCode())
                .as("a write from another site's page")
                .isEqualTo(403);
        assertThat(api.form("/api/v1/experiments", ApiProcess.USER, "Origin", "https://elsewhere.example")
                        .statusCode())
                .as("a form of another site")
                .isEqualTo(403);
        assertThat(api.form("/api/v1/experiments", ApiProcess.USER, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(api.form("/api/v1/experiments", ApiProcess.USER, "Accept", "*/*")
                        .statusCode())
                .as("a form of no site")
                .isEqualTo(415);
        assertThat(api.json("/api/v1/me").get("role").asText()).isEqualTo("viewer");
    }
}
