package dev.temper.stream.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Header;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialView;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each field of a view is, by its name: most are numbers, and any two could be swapped. */
class ViewMakerTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anExperimentsViewSaysWhatItsFieldsSay(long seed) {
        ExperimentState state = Simulation.play(Scenarios.faulty(seed)).last();
        Header header = state.header();
        ExperimentDefinition definition = Objects.requireNonNull(header.definition());
        ExperimentView view = ViewMaker.experiment(definition, state);
        assertThat(view.getExperiment()).isEqualTo(definition.id());
        assertThat(view.getSequence()).isEqualTo(header.sequence());
        assertThat(view.getTime()).isEqualTo(header.time());
        assertThat(view.getCreatedAt()).isEqualTo(header.createdAt());
        assertThat(view.getStatus().name()).isEqualTo(header.status().name());
        assertThat(view.getTrials()).isEqualTo(state.trials().size());
        assertThat(view.getRunning()).isEqualTo(state.leases());
        assertThat(view.getPaused()).isEqualTo(state.count(TrialStatus.PAUSED) + state.count(TrialStatus.WAITING));
        assertThat(view.getCompleted()).isEqualTo(state.count(TrialStatus.COMPLETED));
        assertThat(view.getStopped()).isEqualTo(state.count(TrialStatus.STOPPED));
        assertThat(view.getFailed()).isEqualTo(state.count(TrialStatus.FAILED));
        assertThat(view.getCostMicros()).isEqualTo(header.spentMicros());
        assertThat(view.getReservedMicros()).isEqualTo(header.reservedMicros());
        assertThat(view.getEpochs()).isEqualTo(header.epochs());
        assertThat(view.getDecisions()).isEqualTo(header.decisions());
        assertThat(view.getBestTrial()).isEqualTo(header.bestTrial());
        assertThat(view.getBestValue()).isEqualTo(header.bestValue());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aTrialsViewSaysWhatItsFieldsSay(long seed) {
        ExperimentState state = Simulation.play(Scenarios.faulty(seed)).last();
        state.trials().forEach(entry -> {
            Trial trial = entry.value();
            Lease lease = trial.lease();
            TrialView view = ViewMaker.trial("digits", state, trial);
            assertThat(view.getExperiment()).isEqualTo("digits");
            assertThat(view.getTrial()).isEqualTo(trial.number());
            assertThat(view.getSequence()).isEqualTo(state.header().sequence());
            assertThat(view.getBracket()).isEqualTo(trial.bracket());
            assertThat(view.getRung()).isEqualTo(trial.progress().rung());
            assertThat(view.getEpoch()).isEqualTo(trial.progress().epoch());
            assertThat(view.getTargetEpoch())
                    .isEqualTo(lease == null ? 0 : lease.target().toEpoch());
            assertThat(view.getValue()).isEqualTo(trial.progress().value());
            assertThat(view.getBestValue()).isEqualTo(trial.progress().bestValue());
            assertThat(view.getFailures()).isEqualTo(trial.failures());
            assertThat(view.getLosses()).isEqualTo(trial.losses());
            assertThat(view.getCostMicros()).isEqualTo(trial.progress().costMicros());
        });
    }
}
