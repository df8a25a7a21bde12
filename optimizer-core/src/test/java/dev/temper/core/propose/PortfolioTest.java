package dev.temper.core.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.NamedMethod;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.history.History;
import dev.temper.core.proposal.Pick;
import dev.temper.core.source.SourceRanks;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.UnitCube;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is tried first covers what was good in each source. */
class PortfolioTest {
    private static final ExperimentDefinition DEFINITION = Hills.definition(
            1, NamedMethod.TEMPER.on(Ladder.ofEpochs(1, Hills.EPOCHS, 3)), ExperimentDefinition.Resume.CHECKPOINT, 4);
    private static final UnitCube CUBE = new UnitCube(Hills.parameters());

    /** Best where the first parameter is at a place. */
    private record Near(String name, double place) implements SourceRanks {
        @Override
        public double[] of(Configuration configuration) {
            double rank = 5 * Math.abs(CUBE.pointOf(configuration)[0] - place) - 2;
            return new double[] {rank, rank, rank, rank};
        }
    }

    private static List<Pick> picks(SourceRanks... sources) {
        Given given = Given.of(DEFINITION, List.of(sources));
        return Portfolio.of(given).picks(History.of(ExperimentState.empty(), DEFINITION));
    }

    private static double first(Pick pick) {
        return CUBE.pointOf(Objects.requireNonNull(pick.configuration()))[0];
    }

    @Test
    void theFirstPicksAreTheBestOfEachSource() {
        List<Pick> picks = picks(new Near("low", 0.1), new Near("high", 0.9));
        assertThat(picks).hasSize(Portfolio.SIZE);
        assertThat(picks.subList(0, 2)).anyMatch(pick -> first(pick) < 0.2).anyMatch(pick -> first(pick) > 0.8);
    }

    @Test
    void noConfigurationIsPickedTwice() {
        List<Pick> picks = picks(new Near("low", 0.1), new Near("high", 0.9));
        assertThat(new HashSet<>(picks.stream().map(Pick::configuration).toList()))
                .hasSameSizeAs(picks);
    }

    @Test
    void aSourceAloneIsFollowed() {
        assertThat(picks(new Near("one", 0.3))).allMatch(pick -> Math.abs(first(pick) - 0.3) < 0.1);
    }
}
