package dev.temper.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Reason;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.rung.RungId;
import dev.temper.core.rung.RungTable;
import dev.temper.core.trial.Trial;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One seed alone, as a failure names it: {@code mvn -pl optimizer-testkit -am test -Dtest=FaultSimulationTest -Dtemper.seed=7}. */
class FaultSimulationTest {
    private static final long SEEDS = 100;

    private static final RejectReason[] REFUSALS = {
        RejectReason.UNKNOWN_TRIAL,
        RejectReason.STALE_LEASE,
        RejectReason.STALE_SESSION,
        RejectReason.EPOCH_REPEATED,
        RejectReason.BEYOND_TARGET,
        RejectReason.DUPLICATE_PARAMETERS,
        RejectReason.EXPERIMENT_COMPLETE,
        RejectReason.EXPERIMENT_ARCHIVED,
        RejectReason.ALREADY_PAUSED,
        RejectReason.NOT_PAUSED,
        RejectReason.STALE_PROPOSAL,
        RejectReason.INVALID_PROPOSAL,
        RejectReason.NOT_FINITE,
        RejectReason.UNKNOWN_VERSION,
        RejectReason.NO_MODEL,
        RejectReason.TRIAL_ENDED,
        RejectReason.ALREADY_KEPT,
        RejectReason.INVALID_EXTENSION
    };

    static LongStream seeds() {
        Long seed = Long.getLong("temper.seed");
        return seed == null ? LongStream.range(0, SEEDS) : LongStream.of(seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyLawHolds(long seed) {
        Played played = Simulation.play(Scenarios.faulty(seed));
        assertThat(played.allDecisions()).isNotEmpty();
    }

    @Test
    void everyLawHoldsOfWhatPeopleWriteAboutAndErase() {
        Set<RejectReason> refused = EnumSet.noneOf(RejectReason.class);
        int erased = 0;
        for (long seed = 0; seed < SEEDS / 2; seed++) {
            Played played = Simulation.play(Scenarios.erased(seed));
            erased += played.last().header().status() == ExperimentStatus.ERASED ? 1 : 0;
            for (Decision decision : played.allDecisions()) {
                if (decision.action() instanceof Action.Reject reject) {
                    refused.add(reject.reason());
                }
            }
        }
        assertThat(erased).isGreaterThan((int) SEEDS / 4);
        assertThat(refused)
                .contains(RejectReason.NOT_ARCHIVED, RejectReason.TRIALS_RUNNING, RejectReason.EXPERIMENT_ERASED);
    }

    @Test
    void everyLawHoldsForTenThousandTrialsOnAThousandAgents() {
        Played played = Simulation.play(Scenarios.large(1, 10_000, 1_000));
        assertThat(played.last().trials().size()).isEqualTo(10_000);
    }

    @Test
    void aSeedAlwaysGivesTheSameRun() {
        Played first = Simulation.play(Scenarios.faulty(7));
        Played second = Simulation.play(Scenarios.faulty(7));
        assertThat(second.journal()).isEqualTo(first.journal());
        assertThat(second.decisions()).isEqualTo(first.decisions());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyLawHoldsWhereNothingIsEverReportedAndItEnds(long seed) {
        Played played = Simulation.play(Scenarios.mute(seed));
        assertThat(played.last().trials().size()).isBetween(30, 100);
        assertThat(played.allDecisions())
                .extracting(decision -> decision.evidence().reason())
                .contains(Reason.NOTHING_REPORTED);
    }

    private static Reason[] but(Reason... some) {
        return EnumSet.complementOf(EnumSet.copyOf(List.of(some))).toArray(Reason[]::new);
    }

    /** Laws that hold because nothing happens would say nothing. */
    @Test
    void theSeedsLeadToAllThatCanHappen() {
        Set<Enum<?>> seen = new LinkedHashSet<>();
        boolean converged = false;
        boolean passed = false;
        boolean again = false;
        for (long seed = 0; seed < SEEDS; seed++) {
            Played played = Simulation.play(Scenarios.faulty(seed));
            converged |= hasConverged(played);
            passed |= hasPassed(played);
            again |= ranAgain(played);
            for (Decision decision : played.allDecisions()) {
                seen.add(decision.evidence().reason());
                if (decision.action() instanceof Action.Reject reject) {
                    seen.add(reject.reason());
                }
            }
        }
        assertThat(converged).isTrue();
        assertThat(passed).as("reports beyond several rungs").isTrue();
        // No small experiment takes more work than a step may.
        assertThat(seen).contains(but(Reason.NOTHING_REPORTED, Reason.QUARANTINED));
        assertThat(seen).contains(REFUSALS);
        assertThat(again).as("experiments that were complete and ran again").isTrue();
    }

    private static boolean ranAgain(Played played) {
        return played.allDecisions().stream()
                        .filter(decision -> decision.action() instanceof Action.Complete)
                        .count()
                > 1;
    }

    private static boolean hasConverged(Played played) {
        boolean converged = false;
        for (PersistentMap.Entry<Integer, Trial> trial : played.last().trials()) {
            converged |= played.last().hasConverged(trial.value());
        }
        return converged;
    }

    /** Whether a report went beyond a rung, and counted only at a further one. */
    private static boolean hasPassed(Played played) {
        boolean passed = false;
        for (PersistentMap.Entry<RungId, RungTable> rung : played.last().rungs()) {
            passed |= rung.value().passed() > 0;
        }
        return passed;
    }
}
