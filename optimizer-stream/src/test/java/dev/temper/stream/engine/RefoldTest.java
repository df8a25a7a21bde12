package dev.temper.stream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.testkit.Played;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine whose rows are lost folds the journal anew, and no decision is sent twice. */
class RefoldTest {
    @ParameterizedTest
    @ValueSource(longs = {30, 31, 32, 33, 34, 35})
    void sendsNoDecisionThatIsOnRecord(long seed) {
        Played played = Simulation.play(Scenarios.faulty(seed));
        List<JournalEntry> journal = played.journal();
        Random random = new Random(seed);
        EngineHarness engine = new EngineHarness(Journals.CONFIG);
        fold(engine, played, journal.subList(0, 1 + random.nextInt(journal.size())));
        engine.loseRows();
        fold(engine, played, journal);
        assertThat(engine.decisions()).isEqualTo(Journals.expected(played));
        assertThat(restored(engine, played)).isEqualTo(played.last());
    }

    @ParameterizedTest
    @ValueSource(longs = {40, 41, 42, 43, 44, 45})
    void restartsAndAbortsInItsMiddleSendNothingTwice(long seed) {
        Played played = Simulation.play(Scenarios.faulty(seed));
        List<JournalEntry> journal = played.journal();
        Random random = new Random(seed);
        EngineHarness engine = new EngineHarness(Journals.CONFIG);
        fold(engine, played, journal.subList(0, journal.size() / 2));
        engine.loseRows();
        for (JournalEntry entry : journal) {
            engine.process(Journals.id(played), entry);
            if (random.nextInt(20) == 0) {
                engine.restart();
            }
        }
        engine.loseRows();
        engine.foldWithAborts(played, random);
        assertThat(engine.decisions()).isEqualTo(Journals.expected(played));
    }

    @ParameterizedTest
    @ValueSource(longs = {50, 51})
    void whatIsFoldedAnewIsNotMeasuredAgain(long seed) {
        Played played = Simulation.play(Scenarios.faulty(seed));
        EngineHarness engine = new EngineHarness(Journals.CONFIG);
        fold(engine, played, played.journal());
        double decisions = counted(engine);
        assertThat(decisions).isPositive();
        engine.loseRows();
        fold(engine, played, played.journal());
        assertThat(counted(engine)).isLessThan(decisions / 10);
    }

    private static double counted(EngineHarness engine) {
        return engine.meters().find("temper.decisions").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static void fold(EngineHarness engine, Played played, List<JournalEntry> journal) {
        journal.forEach(entry -> engine.process(Journals.id(played), entry));
    }

    private static ExperimentState restored(EngineHarness engine, Played played) {
        return ExperimentState.restore(new ExperimentStore(engine.store()).read(Journals.id(played)));
    }
}
