package dev.temper.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Reason;
import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.trial.TrialStatus;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every law holds in these too; with a model whose picks and forecasts are drawn, so whatever it may advise. */
class AdvisedSimulationTest {
    /** Seeds with which the model finds something left to finish when the last trial has started. */
    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 8})
    void onceNoTrialCanStartTheModelFinishesSomeAndTheExperimentEnds(long seed) {
        Resume resume = seed % 2 == 0 ? Resume.CHECKPOINT : Resume.RESTART;
        Played played = Simulation.play(Scenarios.advised(seed, 4, new Budget(40, null), resume));
        int started = 0;
        Set<Integer> finished = new TreeSet<>();
        Set<Integer> full = new TreeSet<>();
        for (Decision decision : played.allDecisions()) {
            Reason reason = decision.evidence().reason();
            started += decision.action() instanceof Action.Suggest ? 1 : 0;
            if (started == 40 && reason == Reason.ADVISED && decision.action() instanceof Action.Promote promote) {
                assertThat(finished.add(promote.trial())).isTrue();
            }
            if (reason == Reason.FULLY_TRAINED && decision.action() instanceof Action.Stop stop) {
                assertThat(full.add(stop.trial())).isTrue();
            }
        }
        assertThat(finished).isNotEmpty();
        assertThat(full).containsAnyElementsOf(finished);
        assertThat(played.last().count(TrialStatus.COMPLETED)).isLessThan(40);
        assertThat(played.allDecisions())
                .filteredOn(decision -> decision.action() instanceof Action.Complete)
                .extracting(decision -> decision.evidence().reason())
                .containsExactly(Reason.TRIALS_SPENT);
    }
}
