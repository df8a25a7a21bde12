package dev.temper.stream.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FairShareTest {
    private final FairShare share = new FairShare();
    private long looks;

    private void see(long waiting, long perSecond) {
        share.see(new Backlog(++looks, waiting, perSecond));
    }

    private int addAllDue(String experiment, int most) {
        int added = 0;
        while (added < most && share.isDue(experiment)) {
            share.added(experiment);
            added++;
        }
        return added;
    }

    @Test
    void nobodyWaitsForAnEngineOfWhichNothingIsKnownOrThatStandsStill() {
        assertThat(addAllDue("flood", 100_000)).isEqualTo(100_000);
        see(1_000_000, 0);
        assertThat(addAllDue("flood", 100_000)).isEqualTo(100_000);
    }

    @Test
    void halfASecondOfWorkIsAsMuchAsWaitsForTheEngine() {
        see(0, 10_000);
        // All the room there is, and a share beyond it.
        assertThat(addAllDue("flood", 100_000)).isEqualTo(5_000);
        assertThat(share.room()).isZero();
        see(4_000, 10_000);
        assertThat(share.room()).isEqualTo(1_000);
    }

    @Test
    void whoIsBelowTheShareDoesNotWaitBehindAFlood() {
        see(0, 10_000);
        addAllDue("flood", 100_000);
        assertThat(share.isDue("flood")).isFalse();
        assertThat(addAllDue("other", 100_000)).isEqualTo(5_000 / 8 / 2);
        assertThat(share.isDue("third")).isTrue();
    }

    @Test
    void allSharesOfALookTogetherAreLessThanAWindow() {
        see(5_000, 10_000);
        int added = 0;
        for (int i = 0; i < 100; i++) {
            added += addAllDue("flood-" + i, 100_000);
        }
        assertThat(added).isBetween(100, 5_000);
    }

    @Test
    void whatWasAddedBeforeALookIsInItsNumbers() {
        see(0, 10_000);
        addAllDue("flood", 100_000);
        share.see(new Backlog(looks, 0, 10_000));
        assertThat(share.room()).isZero();
        see(0, 10_000);
        assertThat(share.room()).isEqualTo(5_000);
    }
}
