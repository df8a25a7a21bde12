package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;

/** Earlier experiments in definitions that come over HTTP. */
final class ApiLearnFrom {
    private ApiLearnFrom() {}

    /** @param definition of a random search */
    static void namesWhatCannotBeLearntFrom(ApiProcess api, String definition) {
        Map<String, String> refused = Map.of(
                "[absent]", "there is no such experiment",
                "[{file: /etc/hostname}]", "the API reads no files",
                "auto", "give tags, or name the experiments");
        refused.forEach((named, why) -> {
            String warm = definition.replace("method: {suggester: random}", "method: temper\nlearn_from: " + named);
            HttpResponse<String> answer = api.post(
                    "/api/v1/experiments",
                    ApiProcess.USER,
                    ApiProcess.JSON.valueToTree(Map.of("definition", warm)).toString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(ApiProcess.tree(answer).get("problems").findValuesAsText("path"))
                    .containsExactly("learn_from");
            assertThat(answer.body()).contains(why);
        });
    }
}
