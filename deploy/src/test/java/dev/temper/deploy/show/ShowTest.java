package dev.temper.deploy.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.console.text.AvroJson;
import dev.temper.console.text.ShownNumber;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.ExperimentStatus;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.TrialStatus;
import dev.temper.schemas.TrialView;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShowTest {
    @ParameterizedTest
    @CsvSource({
        "0.912345,0.9123",
        "1,1",
        "1234567,1235000",
        "0.00001234567,0.00001235",
        "1e-20,1E-20",
        "NaN,NaN",
        "-Infinity,-Infinity",
        "0,0"
    })
    void valuesAreRoundedToFourDigits(double value, String text) {
        assertThat(ShownNumber.value(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0 s", "59999,59 s", "61000,1 min 01 s", "3661000,1 h 01 min"})
    void spansAreShort(long millis, String text) {
        assertThat(ShownNumber.span(millis)).isEqualTo(text);
    }

    @Test
    void tableColumnsAreAligned() {
        Table table = new Table("name", ">count").row("a", 1).row("longer", 23);
        assertThat(table.lines()).containsExactly("name    count", "a           1", "longer     23");
    }

    @Test
    void barsStayWithinTheirWidth() {
        assertThat(Bar.of(5, 10, 4)).isEqualTo("██░░");
        assertThat(Bar.of(20, 10, 4)).isEqualTo("████");
        assertThat(Bar.of(0, 0, 4)).isEqualTo("░░░░");
    }

    @Test
    void jsonOfNumbersThatJsonLacksIsText() {
        assertThat(AvroJson.tree(new MetricValue("loss", Double.NaN, null)).toString())
                .isEqualTo("{\"name\":\"loss\",\"value\":\"NaN\",\"stddev\":null}");
    }

    @Test
    void jsonOfBytesIsBase64AndLeavesThemReadable() {
        ByteBuffer bytes = ByteBuffer.wrap(new byte[] {0, 1, 2});
        DeadLetter letter = DeadLetter.newBuilder()
                .setReason("MALFORMED")
                .setDetail("")
                .setStage("intake")
                .setTopic("t")
                .setPartition(0)
                .setOffset(1)
                .setTimestamp(2)
                .setValue(bytes)
                .build();
        assertThat(AvroJson.tree(letter).get("value").asText()).isEqualTo("AAEC");
        assertThat(AvroJson.tree(letter).get("value").asText()).isEqualTo("AAEC");
    }

    @Test
    void watchScreenShowsBudgetRungsAndWhatRuns() {
        List<String> lines = WatchScreen.lines(
                Views.experiment(),
                List.of(Views.trial(3, TrialStatus.RUNNING), Views.trial(4, TrialStatus.PAUSED)),
                200);
        assertThat(lines.get(0)).isEqualTo("cars  running  1 min 05 s");
        assertThat(lines).anyMatch(line -> line.startsWith("trials ") && line.endsWith("5 of 10"));
        assertThat(lines).anyMatch(line -> line.endsWith("1.50 of 4.00 full trainings"));
        assertThat(lines).contains("best accuracy  0.9123 (trial 2)");
        assertThat(lines).anyMatch(line -> line.contains("2/3") && line.contains("lr=0.01235"));
        assertThat(lines).noneMatch(line -> line.contains("paused"));
    }

    @Test
    void watchScreenIsNeverWiderThanTheTerminal() {
        assertThat(WatchScreen.lines(Views.experiment(), List.of(Views.trial(3, TrialStatus.RUNNING)), 40))
                .allMatch(line -> line.length() <= 40);
    }

    @Test
    void theParetoSetIsListedWithTheValueOfEveryObjective() {
        ExperimentView view = Views.experiment();
        assertThat(ExperimentText.pareto(view, Map.of())).isEmpty();
        view.put(
                "definition",
                view.getDefinition()
                        .replace(
                                "\"metric\":{\"name\":\"accuracy\",\"goal\":\"maximize\"}",
                                "\"metrics\":[{\"name\":\"accuracy\",\"goal\":\"maximize\"},"
                                        + "{\"name\":\"latency\",\"goal\":\"minimize\"}],\"method\":\"asha\""));
        view.put("paretoTrials", List.of(3));
        TrialView trial = Views.trial(3, TrialStatus.COMPLETED);
        trial.put("objectives", List.of(0.5, 12.25));
        assertThat(ExperimentText.pareto(view, Map.of(3, trial)))
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("Pareto set: 1 trial trained in full"))
                .satisfies(lines -> assertThat(lines.get(1)).contains("accuracy", "latency"))
                .satisfies(lines -> assertThat(lines.get(2)).contains("0.5", "12.25", "lr"));
    }

    @Test
    void summarySaysHowManyOfEachAndWhatTheyCost() {
        assertThat(ExperimentText.summary(Views.experiment()))
                .isEqualTo(
                        "cars: running, 5 trials (1 running, 3 paused or waiting, 1 completed, 0 stopped, 0 failed), cost 1.50 full trainings, 12 decisions");
    }

    @Test
    void whoeverIsSetAsideIsToldHowToGoOn() {
        ExperimentView view = Views.experiment();
        view.put(ExperimentView.getClassSchema().getField("status").pos(), ExperimentStatus.QUARANTINED);
        assertThat(ExperimentText.summary(view))
                .contains(": quarantined, ")
                .endsWith("`temper experiment resume` lets it try again, `temper experiment archive` ends it");
    }
}
