package dev.temper.core.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Method.SuggesterKind;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.history.History;
import dev.temper.core.model.Warp;
import dev.temper.core.proposal.ModelState;
import dev.temper.core.proposal.ModelState.Judged;
import dev.temper.core.proposal.PastForecast;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final ExperimentDefinition DEFINITION =
            Hills.definition(0, new Method(SuggesterKind.RANDOM, ScheduleKind.FULL, 1, 1), Resume.CHECKPOINT, 1);

    private static Judgement of(int count, double forecastSign, double lastSign) {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double reached = i * 0.1;
            judged.add(new Judged(new PastForecast(i + 1, forecastSign * reached, 1, lastSign * reached), reached));
        }
        ModelState state = new ModelState(List.of(), 0, 0, List.of(), judged, 1);
        return Judgement.of(
                state,
                History.of(ExperimentState.empty(), DEFINITION),
                new OwnUnit(DEFINITION.metric(), Warp.fit(new double[] {1, 2, 3})));
    }

    @Test
    void aModelThatRanksRunsWorseThanTheirLastValuesIsNotTrusted() {
        assertThat(of(10, -1, 1).trusted()).isFalse();
    }

    @Test
    void aModelThatRanksRunsAsTheirLastValuesDoIsTrusted() {
        assertThat(of(10, 1, 1).trusted()).isTrue();
        assertThat(of(10, 1, -1).trusted()).isTrue();
    }

    @Test
    void fewRunsProveNothing() {
        assertThat(of(7, -1, 1).trusted()).isTrue();
    }

    @Test
    void forecastsThatWereFarOffWidenTheSpread() {
        assertThat(of(10, 1, 1).calibration()).isEqualTo(1);
        assertThat(of(30, -10, 1).calibration()).isGreaterThan(2);
    }
}
