package dev.temper.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.event.Event;
import dev.temper.testkit.Scenarios;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write about an experiment and ask of it is shown with their words, and nothing of it once it is deleted. */
final class SteeredTest {
    private static final List<Event> ASKED = List.of(
            new Event.ExperimentAnnotated("it learns\nslowly", List.of("paper", "old")),
            new Event.ExperimentExtended(500, null, null, "it still gets better"),
            new Event.ExperimentPaused("the cluster moves"),
            new Event.ExperimentPaused("again"),
            new Event.ExperimentResumed(),
            new Event.ExperimentArchived("done"),
            new Event.ExperimentErased("no use"));

    private static Answering upTo(Class<?> last) {
        int count = 1;
        while (ASKED.get(count - 1).getClass() != last) {
            count++;
        }
        // Its budget is in trials alone, and nothing runs at its end.
        return new Answering(Scenarios.advised(5, 2, new Budget(3, null), Resume.CHECKPOINT), ASKED.subList(0, count));
    }

    @Test
    void eachActIsToldWithItsReasonAndNoneThatWasRefused() throws IOException, InterruptedException {
        try (Answering api = upTo(Event.ExperimentArchived.class).takeAll()) {
            JsonNode answer = api.json(api.experiment());
            assertThat(answer.path("steering").findValuesAsText("text"))
                    .containsExactly(
                            "extended to 500 trials: it still gets better",
                            "paused: the cluster moves",
                            "resumed",
                            "archived: done");
            assertThat(answer.path("steering").findValuesAsText("kind"))
                    .containsExactly("EXTENDED", "PAUSED", "RESUMED", "ARCHIVED");
            assertThat(answer.path("notes").asText()).isEqualTo("it learns\nslowly");
            assertThat(answer.path("tags")).extracting(JsonNode::asText).containsExactly("old", "paper");
        }
    }

    @Test
    void theListIsFilteredByTag() throws IOException, InterruptedException {
        try (Answering api = upTo(Event.ExperimentAnnotated.class).takeAll()) {
            assertThat(api.json("/api/v1/experiments?tag=paper").path("total").asInt())
                    .isEqualTo(1);
            assertThat(api.json("/api/v1/experiments?tag=pap").path("total").asInt())
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?at=3", "/trials", "/trials/1", "/curves", "/decisions/1", "/trials.csv", "/events"})
    void whatWasDeletedIsGone(String part) throws IOException, InterruptedException {
        try (Answering api = upTo(Event.ExperimentErased.class).takeAll()) {
            HttpResponse<String> response = api.get(api.experiment() + part);
            assertThat(response.statusCode()).isEqualTo(410);
            assertThat(response.body()).contains("was deleted on", "no use", "never used again");
            assertThat(api.json("/api/v1/experiments?archived=true")
                            .path("total")
                            .asInt())
                    .isZero();
        }
    }
}
