package dev.temper.stream.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.stream.progress.InHand.Held;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoleProgressTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LONGER = PATIENCE.plusSeconds(1);

    @Test
    void anEventInHandForLongerThanAPollIntervalIsTroubleWithItsExperiment() {
        assertThat(running(new Held("digits", PATIENCE)).trouble(LONGER)).isNull();
        assertThat(running(new Held("digits", LONGER)).trouble(LONGER))
                .contains("The engine has had an event of the experiment \"digits\" in hand for 301 s")
                .contains("max.poll.interval.ms = 300000");
        assertThat(running(new Held("digits", LONGER)).health(7))
                .isEqualTo(new Health.OfRole("engine", "RUNNING", 0, 7, new Health.OfEvent("digits", 301)));
    }

    @Test
    void whatIsDoneWithinASecondIsNotTold() {
        assertThat(running(new Held("digits", Duration.ofMillis(999))).health(0).held())
                .isNull();
    }

    @Test
    void aRoleThatStaysInRebalancingIsTrouble() {
        assertThat(rebalancing(PATIENCE).trouble(LONGER)).isNull();
        assertThat(rebalancing(LONGER).trouble(LONGER)).contains("The engine has been REBALANCING for 301 s");
    }

    @Test
    void aRoleThatWaitsForTheBrokersIsNoTrouble() {
        assertThat(rebalancing(LONGER).trouble(Duration.ZERO)).isNull();
        assertThat(rebalancing(LONGER).trouble(PATIENCE)).isNull();
    }

    private static RoleProgress running(Held held) {
        return new RoleProgress("engine", "RUNNING", Duration.ZERO, held, PATIENCE);
    }

    private static RoleProgress rebalancing(Duration still) {
        return new RoleProgress("engine", "REBALANCING", still, null, PATIENCE);
    }
}
