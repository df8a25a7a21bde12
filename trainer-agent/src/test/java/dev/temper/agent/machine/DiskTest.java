package dev.temper.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.Outcome;
import org.junit.jupiter.api.Test;

/** A full disk is no failure of a trial. */
class DiskTest {
    private static final Input FULL = new Input.DiskShort("the disk of logs has 3 MB free");

    @Test
    void noSlotIsOfferedWhileTheDiskIsFull() {
        Scene scene = Scene.ready(2).input(FULL);
        assertThat(scene.agent().offered()).isZero();
        assertThat(scene.input(new Input.Fired(new Timer.OfferAgain(0, 1))).offers())
                .isEmpty();
        assertThat(scene.input(new Input.BrokerDown())
                        .input(new Input.BrokerUp())
                        .offers())
                .isEmpty();
        assertThat(scene.input(new Input.DiskRoom()).offers()).containsExactly(3L, 4L);
    }

    @Test
    void aGrantThatCrossesTheNewsIsGivenBackWithTheReason() {
        Scene scene = Scene.ready(1).input(FULL).grant(5, 9, 0, 1, 3);
        assertThat(scene.reports())
                .singleElement()
                .isEqualTo(new Report.Ended(
                        5, 9, Outcome.PREEMPTED, null, "given back: the disk of logs has 3 MB free", false));
    }

    @Test
    void aProcessThatFailsOnAFullDiskIsPreempted() {
        Scene scene = Scene.training().input(FULL).exit(1, 1);
        assertThat(scene.outcomes()).containsExactly(Outcome.PREEMPTED);
        assertThat(((Report.Ended) scene.reports().get(0)).detail())
                .contains("exit code 1 while the disk of logs has 3 MB free")
                .contains("tail");
        assertThat(scene.offers()).isEmpty();
    }

    @Test
    void aSlotWhoseProcessFilledTheDiskCoolsDownWhenThereIsRoom() {
        Scene scene = Scene.training().input(FULL).exit(1, 1).input(new Input.DiskRoom());
        assertThat(scene.offers()).as("it would fill the disk again at once").isEmpty();
        assertThat(scene.input(new Input.Fired(new Timer.CooledDown(0))).offers())
                .hasSize(1);
    }

    @Test
    void whatTrainsGoesOnWhileTheDiskIsFull() {
        Scene scene = Scene.training().input(FULL);
        assertThat(scene.signals()).isEmpty();
        assertThat(scene.epoch(1, 1).epochs()).containsExactly(1);
        assertThat(scene.exit(1, 0).outcomes()).containsExactly(Outcome.COMPLETED);
    }

    @Test
    void aLeaseThatIsGivenBackIsNoFailure() {
        Scene scene = Scene.training().input(new Input.GivenBack(1, "the trial already has a later lease, 12"));
        assertThat(scene.outcomes()).containsExactly(Outcome.PREEMPTED);
        assertThat(scene.offers()).as("it would be given back again at once").isEmpty();
    }

    @Test
    void onlyATrialThatWasStoppedForGoodIsDiscarded() {
        Scene scene = Scene.training().epoch(1, 3);
        scene.order(new Order.Stop(scene.next(), 9, false, Scene.WHY)).exit(1, 143);
        assertThat(scene.effects(Effect.Discard.class)).containsExactly(new Effect.Discard(5));

        Scene finished = Scene.training().epoch(1, 3);
        finished.order(new Order.Stop(finished.next(), 9, true, Scene.WHY)).exit(1, 143);
        assertThat(finished.outcomes()).containsExactly(Outcome.STOPPED);
        assertThat(finished.effects(Effect.Discard.class))
                .as("it may be the best")
                .isEmpty();
    }
}
