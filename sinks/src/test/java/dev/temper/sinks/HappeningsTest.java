package dev.temper.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Reason;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.trial.TrialStatus;
import dev.temper.sinks.Happening.Fact;
import dev.temper.testkit.Played;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HappeningsTest {
    static List<Happening> of(Played played) {
        Happenings happenings = new Happenings(played.scenario().definition().id());
        List<Happening> all = new ArrayList<>();
        for (JournalEntry entry : played.journal()) {
            all.addAll(happenings.take(entry));
        }
        return all;
    }

    private static <F extends Fact> Stream<F> facts(List<Happening> all, Class<F> kind) {
        return all.stream().map(Happening::fact).filter(kind::isInstance).map(kind::cast);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5})
    void whatHappenedAddsUpToTheStateAtTheEnd(long seed) {
        Played played = Simulation.play(Scenarios.faulty(seed));
        List<Happening> all = of(played);
        ExperimentState last = played.last();
        Map<Integer, TrialStatus> stood = new TreeMap<>();
        for (Happening happening : all) {
            if (happening.fact() instanceof Happening.TrialStarted started) {
                stood.put(started.trial(), TrialStatus.RUNNING);
                assertThat(started.configuration())
                        .isEqualTo(Objects.requireNonNull(last.trials().get(started.trial()))
                                .configuration());
            } else if (happening.fact() instanceof Happening.TrialRested rested) {
                stood.put(rested.trial(), rested.status());
            } else if (happening.fact() instanceof Happening.TrialFinished finished) {
                stood.put(finished.trial(), finished.status());
            }
        }
        Map<Integer, TrialStatus> stands = new TreeMap<>();
        last.trials().forEach(row -> stands.put(row.key(), row.value().status()));
        assertThat(stood).isEqualTo(stands);
        long completions = played.allDecisions().stream()
                .filter(decision -> decision.action() instanceof Action.Complete)
                .count();
        assertThat(facts(all, Happening.Finished.class)).hasSize((int) completions);
        assertThat(facts(all, Happening.Created.class)).hasSize(1);
        List<Happening.Improved> bests = facts(all, Happening.Improved.class).toList();
        if (!bests.isEmpty() && last.header().bestTrial() != null) {
            Happening.Improved best = bests.get(bests.size() - 1);
            assertThat(best.trial()).isEqualTo(last.header().bestTrial());
            assertThat(best.value()).isEqualTo(last.header().bestValue());
        }
    }

    /** Ids of notices and places in runs depend on it. */
    @ParameterizedTest
    @ValueSource(longs = {20, 21, 22})
    void oneEventLeadsToNoTwoFactsOfAKindAboutATrial(long seed) {
        List<Happening> all = of(Simulation.play(Scenarios.faulty(seed)));
        Set<String> seen = new HashSet<>();
        for (Happening happening : all) {
            String about = happening.fact() instanceof Happening.TrialFinished finished
                    ? " " + finished.trial()
                    : happening.fact() instanceof Happening.TrialStarted started
                            ? " " + started.trial()
                            : happening.fact() instanceof Happening.TrialRested rested ? " " + rested.trial() : "";
            assertThat(seen.add(happening.sequence() + " " + happening.fact().getClass() + about))
                    .as("%s", happening)
                    .isTrue();
        }
        assertThat(all).isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
    }

    @Test
    void aRepeatedEntryIsNotToldAgain() {
        Played played = Simulation.play(Scenarios.faulty(3));
        Happenings once = new Happenings("a");
        Happenings twice = new Happenings("a");
        for (JournalEntry entry : played.journal()) {
            assertThat(twice.take(entry)).isEqualTo(once.take(entry));
            assertThat(twice.take(entry)).isEmpty();
        }
    }

    @Test
    void anExperimentInWhichNothingWasReportedIsAFailure() {
        List<Happening> all = of(Simulation.play(Scenarios.mute(1)));
        assertThat(facts(all, Happening.Finished.class)).singleElement().satisfies(finished -> {
            assertThat(finished.reason()).isEqualTo(Reason.NOTHING_REPORTED);
            assertThat(finished.isFailure()).isTrue();
            assertThat(finished.bestTrial()).isNull();
        });
    }

    @Test
    void nothingIsToldOfAnExperimentThatWasErased() {
        int erased = 0;
        for (long seed = 0; seed < 4; seed++) {
            Played played = Simulation.play(Scenarios.erased(seed));
            Happenings happenings = new Happenings("a");
            boolean gone = false;
            for (JournalEntry entry : played.journal()) {
                List<Happening> happened = happenings.take(entry);
                assertThat(gone && !happened.isEmpty()).isFalse();
                if (!gone && happenings.isOver()) {
                    gone = true;
                    erased++;
                }
            }
        }
        assertThat(erased).isPositive();
    }
}
