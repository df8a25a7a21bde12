package dev.temper.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.Outcome;
import org.junit.jupiter.api.Test;

/** A process that hangs is ended, if a limit is set; one that is waiting does not hang. */
class PulsesTest {
    private static final Timeouts BOTH = new Timeouts(40_000, 20_000, 0);

    @Test
    void aProcessThatNeverReportsIsEndedAsFailed() {
        Scene scene = started(BOTH);
        looks(scene, 7);
        assertThat(scene.signals()).as("after 35 of 40 s").isEmpty();
        looks(scene, 1);
        assertThat(scene.signals()).containsExactly(Signal.TERM, Signal.CONT);
        scene.exit(1, 143);
        assertThat(scene.outcomes()).containsExactly(Outcome.FAILED);
        assertThat(detail(scene))
                .startsWith("ended, since it reported nothing for 40 s after its start (timeouts.start)\n")
                .contains("tail");
    }

    @Test
    void aProcessThatFallsSilentIsEndedAsFailed() {
        Scene scene = started(BOTH);
        looks(scene, 6);
        scene.epoch(1, 1);
        looks(scene, 1); // sees the report
        looks(scene, 3);
        assertThat(scene.signals()).as("after 15 of 20 s").isEmpty();
        scene.epoch(1, 2);
        looks(scene, 4);
        assertThat(scene.signals()).isEmpty();
        looks(scene, 1);
        assertThat(scene.signals()).contains(Signal.TERM);
        assertThat(detail(scene.exit(1, 137)))
                .startsWith("ended, since it reported nothing for 20 s (timeouts.silence)");
    }

    @Test
    void silenceCoversTheStartWhereNothingElseDoes() {
        Scene scene = started(new Timeouts(0, 20_000, 0));
        looks(scene, 4);
        assertThat(detail(scene.exit(1, 137))).contains("(timeouts.silence)");
    }

    @Test
    void aProcessThatWaitsForADecisionDoesNotHang() {
        Scene scene = started(BOTH).epoch(1, 3);
        looks(scene, 50);
        assertThat(scene.signals()).isEmpty();
        scene.order(new Order.Continue(scene.next(), 9, Scene.target(9), Told.Why.own("x")));
        looks(scene, 3);
        assertThat(scene.signals()).isEmpty();
        looks(scene, 1);
        assertThat(scene.signals()).contains(Signal.TERM);
    }

    @Test
    void aProcessHasSoMuchTimeAltogether() {
        Scene scene = started(new Timeouts(0, 0, 7_500));
        assertThat(scene.effects(Effect.Schedule.class)).contains(new Effect.Schedule(new Timer.Overdue(1), 7_500));
        scene.epoch(1, 1).input(new Input.Fired(new Timer.Overdue(1)));
        assertThat(scene.signals()).contains(Signal.TERM);
        assertThat(detail(scene.exit(1, 0))).startsWith("ended, since it ran for 7.5 s (timeouts.total)");
        assertThat(scene.outcomes()).containsExactly(Outcome.FAILED);
    }

    @Test
    void withoutLimitsASilenceTenTimesAsLongAsUsualIsSaidOnce() {
        Scene scene = started(Timeouts.NONE);
        looks(scene, 1_000);
        assertThat(scene.effects(Effect.Say.class))
                .as("nobody knows what is usual")
                .isEmpty();

        scene = started(Timeouts.NONE);
        looks(scene, 4);
        scene.epoch(1, 1);
        looks(scene, 4);
        scene.epoch(1, 2);
        looks(scene, 1);
        looks(scene, 39);
        assertThat(scene.effects(Effect.Say.class)).isEmpty();
        looks(scene, 1);
        assertThat(scene.effects(Effect.Say.class))
                .singleElement()
                .satisfies(say -> assertThat(say.text())
                        .contains("trial 5 (lease 9) has reported nothing for 1200 s")
                        .contains("timeouts.silence"));
        looks(scene, 100);
        assertThat(scene.effects(Effect.Say.class)).isEmpty();
        assertThat(scene.signals()).isEmpty();
    }

    private static Scene started(Timeouts timeouts) {
        return Scene.training(timeouts).input(new Input.Started(1));
    }

    /** Lets so many looks pass; the scene's last effects are those of the last one. */
    private static void looks(Scene scene, int count) {
        for (int i = 0; i < count; i++) {
            scene.input(new Input.Fired(scene.look()));
        }
    }

    private static String detail(Scene scene) {
        return ((Report.Ended) scene.reports().get(0)).detail();
    }
}
