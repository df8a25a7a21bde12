package dev.temper.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Task;
import dev.temper.core.replay.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every schedule under everything that can happen; the invariants are checked after every event. */
class RandomRunTest {
    private record Case(String name, Supplier<Setup> setup) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (ScheduleKind schedule : ScheduleKind.values()) {
            cases.add(new Case(schedule + " by trials", () -> base(schedule)));
            cases.add(new Case(
                    schedule + " by cost", () -> base(schedule).trials(null).cost(4_700_001)));
            cases.add(new Case(
                    schedule + " restart", () -> base(schedule).restart().cost(9_000_000)));
            cases.add(new Case(schedule + " brackets", () -> base(schedule).brackets(3)));
            cases.add(new Case(
                    schedule + " named",
                    () -> base(schedule)
                            .tasks(
                                    new Task("small", 0, 100_000),
                                    new Task("medium", 0, 300_000),
                                    new Task("full", 0, 1_000_000))));
        }
        return cases.stream();
    }

    private static Setup base(ScheduleKind schedule) {
        return Setup.of(schedule).epochs(1, 9, 3).trials(30).parallel(5);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whateverHappensTheLawsHoldAndTheExperimentEnds(Case example) {
        for (long seed = 1; seed <= 4; seed++) {
            Scenario scenario = new RandomRun(seed, example.setup.get())
                    .disturbed(400)
                    .finished()
                    .scenario();
            assertThat(scenario.state().leases()).isZero();
            assertThat(Replay.verify(scenario.journal(), scenario.decisions()).divergences())
                    .isEmpty();
        }
    }

    /** Law 6. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void asynchronousHyperbandDecidesAsItsPaperDoes(long seed) {
        RandomRun run = new RandomRun(seed, base(ScheduleKind.ASYNC_HYPERBAND)).untouched();
        run.scenario().judgedBy(AsyncHyperbandOracle::check);
        run.disturbed(300).finished();
    }
}
