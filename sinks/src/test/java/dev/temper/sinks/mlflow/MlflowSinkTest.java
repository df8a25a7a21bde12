package dev.temper.sinks.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.Value;
import dev.temper.core.trial.Reported;
import dev.temper.sinks.Happening;
import dev.temper.sinks.Journal;
import dev.temper.sinks.Lives;
import dev.temper.sinks.UnavailableException;
import dev.temper.testkit.Scenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MlflowSinkTest {
    private static MlflowSink sink(FakeMlflow server) {
        return new MlflowSink(new MlflowSettings(server.url(), "temper", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whoeverIsKilledLeavesTheSameRuns(long seed) {
        Journal journal = Journal.of(Scenarios.faulty(seed), Scenarios.faulty(seed + 50));
        Map<String, String> expected;
        int requests;
        try (FakeMlflow server = new FakeMlflow(seed)) {
            journal.follow(sink(server), 1_000);
            expected = server.shown();
            // Whoever has lost its place writes nothing twice: it asks where each run stands, and no more.
            requests = server.requests();
            journal.forget();
            journal.follow(sink(server), 1_000);
            assertThat(server.requests() - requests).isEqualTo(1 + expected.size());
            assertThat(server.shown()).isEqualTo(expected);
        }
        journal.forget();
        try (FakeMlflow server = new FakeMlflow(seed)) {
            Lives.untilEnd(journal, () -> sink(server), seed);
            assertThat(server.shown()).isEqualTo(expected).hasSizeGreaterThan(3);
        }
    }

    @Test
    void aServerThatFailsBeforeOrAfterTheActIsAskedAgainUntilAllIsThere() {
        List<Happening> happened = new ArrayList<>();
        Configuration configuration =
                new Configuration(List.of(new Configuration.Setting("x", new Value.OfDouble(0.5))));
        for (int trial = 1; trial <= 5; trial++) {
            happened.add(new Happening("e", trial, 5, new Happening.TrialStarted(trial, configuration, "a", trial)));
        }
        for (int epoch = 1; epoch <= 2_500; epoch++) {
            int trial = 1 + epoch % 3;
            happened.add(new Happening(
                    "e",
                    5 + epoch,
                    10 + epoch,
                    new Happening.ValuesReported(
                            trial,
                            epoch,
                            List.of(new Reported("loss", 1.0 / epoch), new Reported("acc", Double.NaN)))));
        }
        try (FakeMlflow calm = new FakeMlflow(1);
                FakeMlflow rough = new FakeMlflow(1)) {
            rough.fail(0.4);
            flush(sink(calm), happened);
            flush(sink(rough), happened);
            assertThat(rough.shown()).isEqualTo(calm.shown());
            assertThat(calm.shown()).containsOnlyKeys("e", "e/1", "e/2", "e/3", "e/4", "e/5");
            assertThat(rough.requests()).isGreaterThan(calm.requests());
        }
    }

    private static void flush(MlflowSink sink, List<Happening> happened) {
        happened.forEach(sink::take);
        while (true) {
            try {
                sink.flush();
                return;
            } catch (UnavailableException again) {
                assertThat(again).hasMessageContaining("answers 50");
            }
        }
    }

    @Test
    void aServerThatIsAwayIsNamed() {
        FakeMlflow server = new FakeMlflow(1);
        server.close();
        MlflowSink sink = sink(server);
        sink.take(new Happening("e", 1, 1, new Happening.Improved(1, "loss", 0.5, new Configuration(List.of()))));
        assertThatThrownBy(sink::flush)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(server.url().toString())
                .hasMessageContaining("does not answer");
    }

    @ParameterizedTest
    @CsvSource({
        "loss, loss",
        "val/top 5-acc.x, val/top 5-acc.x",
        "a[b]:c, a_b__c",
        "/x//../y/., _/x/_/_/y/_",
        "é, _",
    })
    void namesAreThoseThatMlflowTakes(String name, String taken) {
        assertThat(MlflowNames.name(name)).isEqualTo(taken);
    }
}
