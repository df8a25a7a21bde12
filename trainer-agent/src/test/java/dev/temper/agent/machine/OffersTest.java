package dev.temper.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.Assignee;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.RejectReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OffersTest {
    @Test
    void offersEverySlotOnceDecisionsAreRead() {
        Scene scene = new Scene(3, true);
        assertThat(scene.agent().offered()).isZero();
        assertThat(scene.input(new Input.Ready()).offers()).containsExactly(1L, 2L, 3L);
        assertThat(scene.input(new Input.Ready()).last).isEmpty();
    }

    @Test
    void sendsAnUnansweredOfferAgainUnderANewEventNumber() {
        Scene scene = Scene.ready(1);
        long first = scene.lastEvent();
        scene.input(new Input.Fired(new Timer.OfferAgain(0, 1)));
        assertThat(scene.offers()).containsExactly(1L);
        assertThat(scene.lastEvent()).isGreaterThan(first);
        assertThat(scene.effects(Effect.Schedule.class))
                .containsExactly(new Effect.Schedule(new Timer.OfferAgain(0, 1), 2_000));
    }

    @Test
    void theOperatorHearsOnceThatNobodyAnswers() {
        Scene scene = Scene.ready(2);
        List<Effect.Say> said = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            said.addAll(scene.input(new Input.Fired(new Timer.OfferAgain(0, 1))).effects(Effect.Say.class));
            said.addAll(scene.input(new Input.Fired(new Timer.OfferAgain(1, 2))).effects(Effect.Say.class));
        }
        assertThat(said)
                .singleElement()
                .satisfies(say ->
                        assertThat(say.text()).contains("no offer has been answered yet", "temper experiment list"));
    }

    @Test
    void anAnsweredOfferIsNotSentAgain() {
        assertThat(Scene.training().input(new Input.Fired(new Timer.OfferAgain(0, 1))).last)
                .isEmpty();
    }

    @Test
    void offersAnewAfterTheBrokerWasAwayBecauseTheOldOfferMayBeVoid() {
        Scene scene = Scene.ready(1).input(new Input.BrokerDown());
        assertThat(scene.input(new Input.Fired(new Timer.OfferAgain(0, 1))).offers())
                .isEmpty();
        assertThat(scene.input(new Input.BrokerUp()).offers()).containsExactly(2L);
        assertThat(scene.grant(5, 9, 0, 1, 3).effects(Effect.Start.class))
                .as("the old offer may still be answered")
                .hasSize(1);
    }

    @Test
    void ignoresGrantsForOthersAndOldSessions() {
        Scene scene = Scene.ready(1);
        assertThat(scene.order(Scene.granted(1, 5, 9, new Assignee("b", "s", 0, 1L), 3)).last)
                .isEmpty();
        assertThat(scene.order(Scene.granted(2, 5, 9, new Assignee("a", "old", 0, 1L), 3)).last)
                .isEmpty();
    }

    @Test
    void ignoresADecisionSeenBefore() {
        Scene scene = Scene.ready(2);
        Order.Grant grant = Scene.granted(1, 5, 9, new Assignee("a", "s", 0, 1L), 3);
        assertThat(scene.order(grant).effects(Effect.Start.class)).hasSize(1);
        assertThat(scene.order(grant).last).isEmpty();
    }

    @Test
    void givesBackALeaseThatItHasNoSlotFor() {
        Scene scene = Scene.training().grant(6, 10, 0, 1, 3);
        assertThat(scene.outcomes()).containsExactly(Outcome.PREEMPTED);
        assertThat(scene.effects(Effect.Start.class)).isEmpty();
        assertThat(scene.agent().running()).isEqualTo(1);
    }

    @Test
    void aSlotThatKeepsFailingCoolsDownBeforeItIsOffered() {
        Scene scene = Scene.training().exit(1, 1);
        assertThat(scene.offers()).isEmpty();
        assertThat(scene.effects(Effect.Schedule.class))
                .containsExactly(new Effect.Schedule(new Timer.CooledDown(0), 1_000));
        scene.input(new Input.Fired(new Timer.CooledDown(0)));
        assertThat(scene.offers()).containsExactly(2L);
        scene.grant(6, 10, 0, 2, 3).exit(2, 1);
        assertThat(scene.effects(Effect.Schedule.class))
                .containsExactly(new Effect.Schedule(new Timer.CooledDown(0), 2_000));
    }

    @Test
    void aFailureAfterReportsIsNoReasonToCoolDown() {
        assertThat(Scene.training().epoch(1, 1).exit(1, 1).offers()).containsExactly(2L);
    }

    @Test
    void endsWhenTheExperimentIsComplete() {
        Scene scene = Scene.ready(2).order(new Order.Complete(1));
        assertThat(scene.last).contains(new Effect.Exit(Ending.COMPLETE));
        assertThat(scene.input(new Input.Fired(new Timer.OfferAgain(0, 1))).last)
                .isEmpty();
    }

    /** Otherwise it would offer its slots for ever. */
    @ParameterizedTest
    @EnumSource(
            value = RejectReason.class,
            names = {"EXPERIMENT_COMPLETE", "EXPERIMENT_ARCHIVED", "EXPERIMENT_ERASED"})
    void endsWhenItsOfferIsRefusedBecauseTheExperimentIsOver(RejectReason reason) {
        Scene scene = Scene.ready(1).refuse(1, null, reason);
        assertThat(scene.last).contains(new Effect.Exit(Ending.COMPLETE));
    }

    @Test
    void staysWithoutOffersWhenItIsNotToEnd() {
        Scene scene = new Scene(1, false).input(new Input.Ready()).order(new Order.Complete(1));
        assertThat(scene.effects(Effect.Exit.class)).isEmpty();
        assertThat(scene.agent().offered()).isZero();
        assertThat(scene.input(new Input.Shutdown()).effects(Effect.Exit.class)).hasSize(1);
    }

    @Test
    void endsWhenAnotherAgentTookItsId() {
        Scene scene = Scene.ready(2).grant(5, 9, 0, 1, 3).refuse(2, null, RejectReason.STALE_SESSION);
        assertThat(scene.signals()).containsExactly(Signal.TERM, Signal.CONT);
        assertThat(scene.exit(1, 143).last).contains(new Effect.Exit(Ending.REPLACED));
    }

    @Test
    void theRefusalOfSomebodyElsesEventConcernsItNot() {
        Scene scene = Scene.training();
        scene.order(new Order.Refused(scene.next(), "other", 1, 9L, RejectReason.STALE_LEASE));
        assertThat(scene.last).isEmpty();
    }
}
