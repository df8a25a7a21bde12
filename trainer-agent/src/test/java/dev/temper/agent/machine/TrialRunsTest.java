package dev.temper.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.Assignee;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.RejectReason;
import org.junit.jupiter.api.Test;

class TrialRunsTest {
    @Test
    void publishesEpochsAndHoldsAtTheTarget() {
        Scene scene = Scene.training().epoch(1, 2);
        assertThat(scene.epochs()).containsExactly(2);
        assertThat(scene.signals()).isEmpty();
        assertThat(scene.epoch(1, 3).epochs()).containsExactly(3);
        assertThat(scene.signals()).containsExactly(Signal.STOP);
    }

    @Test
    void aNamedTaskIsNeverHeld() {
        Scene scene = Scene.ready(1).grant(5, 9, 0, 1, 0).epoch(1, 1_000);
        assertThat(scene.signals()).isEmpty();
        assertThat(scene.exit(1, 0).outcomes()).containsExactly(Outcome.COMPLETED);
    }

    @Test
    void whatWasPrintedBeforeTheHoldIsReportedOnlyWhenItMayGoOn() {
        Scene scene = Scene.training().epoch(1, 3).epoch(1, 4).epoch(1, 5);
        assertThat(scene.epochs()).isEmpty();
        scene.order(new Order.Continue(scene.next(), 9, Scene.target(5), Scene.WHY));
        assertThat(scene.epochs()).containsExactly(4, 5);
        assertThat(scene.signals())
                .as("goes on, and is held at the next target")
                .containsExactly(Signal.CONT, Signal.STOP);
    }

    @Test
    void whatWasPrintedBeyondTheTargetIsDroppedWhenItPauses() {
        Scene scene = Scene.training().epoch(1, 3).epoch(1, 4);
        scene.order(new Order.Pause(scene.next(), 9, Scene.WHY));
        assertThat(scene.signals()).containsExactly(Signal.TERM, Signal.CONT);
        assertThat(scene.epoch(1, 5).last).isEmpty();
        assertThat(scene.exit(1, 143).outcomes()).containsExactly(Outcome.PAUSED);
        assertThat(scene.offers()).containsExactly(2L);
    }

    @Test
    void killsAProcessThatDoesNotEndWithinItsGrace() {
        Scene scene = Scene.training().epoch(1, 3);
        scene.order(new Order.Stop(scene.next(), 9, false, Scene.WHY));
        assertThat(scene.effects(Effect.Schedule.class))
                .containsExactly(new Effect.Schedule(new Timer.Kill(1), 10_000));
        assertThat(scene.input(new Input.Fired(new Timer.Kill(1))).signals()).containsExactly(Signal.KILL);
        assertThat(scene.exit(1, 137).outcomes()).containsExactly(Outcome.STOPPED);
        assertThat(scene.input(new Input.Fired(new Timer.Kill(1))).last)
                .as("its number names no process any more")
                .isEmpty();
    }

    @Test
    void aTrialTrainedInFullMayEndByItself() {
        Scene scene = Scene.training().epoch(1, 3);
        scene.order(new Order.Stop(scene.next(), 9, true, Scene.WHY));
        assertThat(scene.signals()).containsExactly(Signal.CONT);
        assertThat(scene.exit(1, 0).outcomes()).containsExactly(Outcome.COMPLETED);
    }

    @Test
    void aTrialTrainedInFullThatDoesNotEndIsAskedTo() {
        Scene scene = Scene.training().epoch(1, 3);
        scene.order(new Order.Stop(scene.next(), 9, true, Scene.WHY)).input(new Input.Fired(new Timer.Terminate(1)));
        assertThat(scene.signals()).containsExactly(Signal.TERM, Signal.CONT);
    }

    @Test
    void theEndOfAProcessAtItsTargetWaitsForTheDecision() {
        Scene scene = Scene.training().epoch(1, 3).exit(1, 0);
        assertThat(scene.last).isEmpty();
        scene.order(new Order.Pause(scene.next(), 9, Scene.WHY));
        assertThat(scene.outcomes()).containsExactly(Outcome.PAUSED);
        assertThat(scene.signals()).isEmpty();
    }

    @Test
    void aScriptThatEndsAtItsTargetIsStartedAgainWhenItMayGoOn() {
        Scene scene = Scene.training().epoch(1, 3).exit(1, 0);
        scene.order(new Order.Continue(scene.next(), 9, Scene.target(9), Scene.WHY));
        assertThat(scene.effects(Effect.Start.class)).singleElement().satisfies(start -> {
            assertThat(start.lease()).isEqualTo(9);
            assertThat(start.target().getFromEpoch()).isEqualTo(3);
            assertThat(start.target().getToEpoch()).isEqualTo(9);
        });
        assertThat(scene.epoch(2, 9).signals()).containsExactly(Signal.STOP);
    }

    @Test
    void aScriptThatEndsAtItsTargetAgainAndAgainDoesNotLoop() {
        Scene scene = Scene.training().epoch(1, 3).exit(1, 0);
        scene.order(new Order.Continue(scene.next(), 9, Scene.target(9), Scene.WHY));
        assertThat(scene.exit(2, 0).outcomes()).containsExactly(Outcome.COMPLETED);
    }

    @Test
    void aProcessThatFailedAtItsTargetFailsWhenItMayGoOn() {
        Scene scene = Scene.training().epoch(1, 3).exit(1, 1);
        scene.order(new Order.Continue(scene.next(), 9, Scene.target(9), Scene.WHY));
        assertThat(scene.outcomes()).containsExactly(Outcome.FAILED);
    }

    @Test
    void saysWhatWasMissingWhenNoMetricWasPrinted() {
        Scene scene = Scene.training().exit(1, 0);
        assertThat(scene.outcomes()).containsExactly(Outcome.FAILED);
        assertThat(((Report.Ended) scene.reports().get(0)).detail())
                .contains("reported no metric")
                .contains("{...}")
                .contains("tail");
    }

    @Test
    void aProcessThatCannotBeStartedFailsItsTrial() {
        Scene scene = Scene.training().input(new Input.StartFailed(1, "no such program"));
        assertThat(scene.outcomes()).containsExactly(Outcome.FAILED);
        assertThat(scene.agent().running()).isZero();
    }

    @Test
    void killsAtOnceWhatItNoLongerHoldsTheLeaseOf() {
        Scene scene = Scene.training().epoch(1, 1);
        scene.refuse(scene.lastEvent(), 9L, RejectReason.STALE_LEASE);
        assertThat(scene.signals()).containsExactly(Signal.KILL);
        assertThat(scene.exit(1, 137).outcomes()).containsExactly(Outcome.PREEMPTED);
    }

    @Test
    void killsAtOnceATrialThatIsGrantedToAnotherAgent() {
        Scene scene = Scene.training();
        scene.order(Scene.granted(scene.next(), 5, 10, new Assignee("b", "x", 0, 1L), 3));
        assertThat(scene.signals()).containsExactly(Signal.KILL);
    }

    @Test
    void neverRunsATrialTwiceAtATimeEvenOnTwoOfItsSlots() {
        Scene scene = Scene.ready(2).grant(5, 9, 0, 1, 3).grant(5, 10, 1, 2, 3);
        assertThat(scene.signals()).containsExactly(Signal.KILL);
        assertThat(scene.effects(Effect.Start.class)).isEmpty();
        assertThat(scene.outcomes()).containsExactly(Outcome.PREEMPTED);
    }

    @Test
    void goesOnWhenTheReportAtTheTargetLacksTheMetricForAnotherLineMayHaveIt() {
        Scene scene = Scene.training().epoch(1, 3);
        scene.refuse(scene.lastEvent(), 9L, RejectReason.METRIC_MISSING);
        assertThat(scene.signals()).containsExactly(Signal.CONT);
        assertThat(scene.epoch(1, 3).signals()).containsExactly(Signal.STOP);
    }

    @Test
    void givesUpAProcessThatNeverReportsTheMetric() {
        Scene scene = Scene.training();
        for (int i = 0; i < TrialRuns.REFUSALS; i++) {
            scene.epoch(1, 3 + i);
            scene.refuse(scene.lastEvent(), 9L, RejectReason.METRIC_MISSING);
        }
        assertThat(scene.signals()).containsExactly(Signal.TERM, Signal.CONT);
        scene.exit(1, 143);
        assertThat(scene.outcomes()).containsExactly(Outcome.FAILED);
        assertThat(((Report.Ended) scene.reports().get(0)).detail()).contains("metric.name");
    }

    @Test
    void saysOnceThatTheMetricIsMissingAndWhatWasThere() {
        Scene scene = Scene.training().epoch(1, 1);
        scene.refuse(scene.lastEvent(), 9L, RejectReason.METRIC_MISSING);
        assertThat(scene.effects(Effect.Say.class)).singleElement().satisfies(say -> {
            assertThat(say.warning()).isTrue();
            assertThat(say.text()).contains("trial 5", "the experiment's metric is not among accuracy", "metric.name");
        });
        scene.epoch(1, 2);
        scene.refuse(scene.lastEvent(), 9L, RejectReason.METRIC_MISSING);
        assertThat(scene.effects(Effect.Say.class)).isEmpty();
    }

    @Test
    void doesNotWarnOfAnEpochThatComesInSeveralLines() {
        Scene scene = Scene.training().epoch(1, 1);
        long first = scene.lastEvent();
        scene.epoch(1, 1).refuse(first, 9L, RejectReason.METRIC_MISSING);
        assertThat(scene.effects(Effect.Say.class)).isEmpty();
    }

    @Test
    void warnsWhenADecisionIsLate() {
        Scene scene = Scene.training().epoch(1, 3);
        long event = scene.lastEvent();
        scene.input(new Input.Fired(new Timer.DecisionLate(9, event)));
        assertThat(scene.effects(Effect.Say.class)).singleElement().satisfies(say -> {
            assertThat(say.warning()).isTrue();
            assertThat(say.text()).contains("trial 5").contains("optimizer");
        });
    }

    @Test
    void shutdownPreemptsEveryTrialAndEndsWhenTheLastProcessHas() {
        Scene scene = Scene.ready(3).grant(5, 9, 0, 1, 3).grant(6, 10, 1, 2, 3);
        scene.input(new Input.Shutdown());
        assertThat(scene.signals()).containsExactly(Signal.TERM, Signal.CONT, Signal.TERM, Signal.CONT);
        assertThat(scene.exit(1, 143).outcomes()).containsExactly(Outcome.PREEMPTED);
        assertThat(scene.effects(Effect.Exit.class)).isEmpty();
        assertThat(scene.exit(2, 0).last).contains(new Effect.Exit(Ending.SHUTDOWN));
    }

    @Test
    void whatAPreemptedProcessPrintedLastIsSentUpToItsTarget() {
        Scene scene = Scene.training().epoch(1, 1).input(new Input.Shutdown());
        assertThat(scene.epoch(1, 2).epochs()).containsExactly(2);
        assertThat(scene.epoch(1, 3).epochs()).containsExactly(3);
        assertThat(scene.signals()).as("it is not held").isEmpty();
        assertThat(scene.epoch(1, 4).epochs())
                .as("nobody decided that it may go on")
                .isEmpty();
        assertThat(scene.exit(1, 143).outcomes()).containsExactly(Outcome.PREEMPTED);
    }

    @Test
    void whatAProcessPrintsAfterItsLeaseWasLostIsNotSent() {
        Scene scene = Scene.training().epoch(1, 1);
        scene.refuse(scene.lastEvent(), 9L, RejectReason.STALE_LEASE);
        assertThat(scene.epoch(1, 2).epochs()).isEmpty();
    }

    @Test
    void aScriptThatSaysThatItFailedFailsItsTrialWhateverItsExitCode() {
        Scene scene = Scene.training().epoch(1, 1).input(new Input.Failed(1, "out of memory"));
        assertThat(scene.signals()).as("it may end by itself").isEmpty();
        assertThat(scene.effects(Effect.Say.class))
                .singleElement()
                .satisfies(say -> assertThat(say.text()).contains("trial 5", "out of memory"));
        assertThat(scene.exit(1, 0).outcomes()).containsExactly(Outcome.FAILED);
    }

    @Test
    void aScriptThatSaysThatItFailedAndDoesNotEndIsEnded() {
        Scene scene = Scene.training().input(new Input.Failed(1, "diverged"));
        assertThat(scene.effects(Effect.Schedule.class))
                .containsExactly(new Effect.Schedule(new Timer.Terminate(1), 10_000));
        assertThat(scene.input(new Input.Fired(new Timer.Terminate(1))).signals())
                .containsExactly(Signal.TERM, Signal.CONT);
    }

    @Test
    void aSecondShutdownKills() {
        Scene scene = Scene.training().input(new Input.Shutdown()).input(new Input.Shutdown());
        assertThat(scene.signals()).containsExactly(Signal.KILL);
    }

    @Test
    void aHeartbeatNamesEveryLease() {
        Scene scene = Scene.training().input(new Input.Fired(new Timer.Heartbeat()));
        assertThat(scene.reports())
                .singleElement()
                .satisfies(report -> assertThat(((Report.Heartbeat) report).leases())
                        .singleElement()
                        .satisfies(held -> assertThat(held.getLease()).isEqualTo(9)));
    }
}
