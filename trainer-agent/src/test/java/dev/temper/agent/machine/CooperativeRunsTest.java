package dev.temper.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.RejectReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs that follow decisions by themselves. */
class CooperativeRunsTest {
    private static Scene greeted() {
        return Scene.training().says(1, new Said.Greeted(8));
    }

    private static Told told(Scene scene) {
        return scene.effects(Effect.Tell.class).get(0).told();
    }

    @Test
    void waitsAtItsTargetByItselfInsteadOfBeingHeldWithItsCheckpointUnwritten() {
        Scene scene = greeted().epoch(1, 3);
        assertThat(scene.epochs()).containsExactly(3);
        assertThat(scene.signals()).isEmpty();
    }

    @Test
    void isLetGoWhenItWasHeldBeforeItsGreetingWasRead() {
        Scene scene = Scene.training().epoch(1, 3);
        assertThat(scene.signals()).containsExactly(Signal.STOP);
        assertThat(scene.says(1, new Said.Greeted(1)).signals()).containsExactly(Signal.CONT);
        scene.order(new Order.Continue(scene.next(), 9, Scene.target(9), Scene.WHY));
        assertThat(scene.signals()).as("it is not held any more").isEmpty();
    }

    @Test
    void isToldItsNextTarget() {
        Scene scene = greeted().epoch(1, 3);
        scene.order(new Order.Continue(scene.next(), 9, Scene.target(9), Scene.WHY));
        assertThat(told(scene)).isEqualTo(new Told(2, Told.State.TRAIN, 9, 0, Scene.WHY));
    }

    @Test
    void leavesByItselfWhenItPausesAndIsAskedBySignalOnlyAfterItsGrace() {
        Scene scene = greeted().epoch(1, 3);
        scene.order(new Order.Pause(scene.next(), 9, Scene.WHY));
        assertThat(told(scene)).isEqualTo(new Told(2, Told.State.PAUSE, 3, 3, Scene.WHY));
        assertThat(scene.signals()).isEmpty();
        assertThat(scene.effects(Effect.Schedule.class))
                .containsExactly(new Effect.Schedule(new Timer.Terminate(1), 10_000));
        scene.input(new Input.Fired(new Timer.Terminate(1)));
        assertThat(scene.signals()).containsExactly(Signal.TERM, Signal.CONT);
        assertThat(scene.exit(1, 0).outcomes()).containsExactly(Outcome.PAUSED);
    }

    @Test
    void leavesTwoEpochsBeyondItsLastReportBetweenRungsSoThatNoRankHasBegunIt() {
        Scene scene = Scene.ready(1).grant(5, 9, 0, 1, 27).says(1, new Said.Greeted(8));
        scene.epoch(1, 4).order(new Order.Stop(scene.next(), 9, false, Scene.WHY));
        assertThat(told(scene)).isEqualTo(new Told(2, Told.State.STOP, 27, 6, Scene.WHY));
    }

    @Test
    void aPauseBetweenRungsWaitsForTheEpochsThatItsCheckpointTakes() {
        Scene scene = Scene.ready(1).grant(5, 9, 0, 1, 27).says(1, new Said.Greeted(1));
        scene.input(new Input.Measured(1, new EpochMetrics(4, List.of(new MetricValue("accuracy", 0.5, null)), 100.0)));
        scene.order(new Order.Pause(scene.next(), 9, Scene.WHY));
        assertThat(scene.effects(Effect.Schedule.class))
                .containsExactly(new Effect.Schedule(new Timer.Terminate(1), 310_000));
    }

    @Test
    void aScriptThatDoesNotGreetIsToldTooButSignalledAtOnce() {
        Scene scene = Scene.training().epoch(1, 3);
        scene.order(new Order.Pause(scene.next(), 9, Scene.WHY));
        assertThat(told(scene).state()).isEqualTo(Told.State.PAUSE);
        assertThat(scene.signals()).containsExactly(Signal.TERM, Signal.CONT);
    }

    @Test
    void writesItsCheckpointWhenTheAgentEnds() {
        Scene scene = greeted().input(new Input.Shutdown());
        assertThat(told(scene).state()).isEqualTo(Told.State.PAUSE);
        assertThat(scene.signals()).as("the agent has no time to lose").containsExactly(Signal.TERM, Signal.CONT);
    }

    @Test
    void isNotToldWhenItsLeaseIsLost() {
        Scene scene = greeted().epoch(1, 1);
        scene.refuse(scene.lastEvent(), 9L, RejectReason.STALE_LEASE);
        assertThat(scene.effects(Effect.Tell.class)).isEmpty();
        assertThat(scene.signals()).containsExactly(Signal.KILL);
    }

    @Test
    void doesNotWaitForEverWhenItsReportAtTheTargetLacksTheMetric() {
        Scene scene = greeted().epoch(1, 3);
        scene.refuse(scene.lastEvent(), 9L, RejectReason.METRIC_MISSING);
        assertThat(told(scene).toEpoch()).isEqualTo(4);
        assertThat(scene.epoch(1, 4).epochs()).containsExactly(4);
    }

    @Test
    void whatConvergedIsNotStartedAgain() {
        Scene scene = greeted().epoch(1, 3).says(1, new Said.Converged()).exit(1, 0);
        scene.order(new Order.Continue(scene.next(), 9, Scene.target(9), Scene.WHY));
        assertThat(scene.effects(Effect.Start.class)).isEmpty();
        assertThat(scene.outcomes()).containsExactly(Outcome.COMPLETED);
    }
}
