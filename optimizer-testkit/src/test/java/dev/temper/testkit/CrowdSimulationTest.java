package dev.temper.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.ModelEvidence;
import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.space.ConfigurationKey;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hundred agents served from ranked lists, with every law checked after every entry. */
class CrowdSimulationTest {
    @ParameterizedTest
    @CsvSource({"1,CHECKPOINT", "2,CHECKPOINT", "1,RESTART", "2,RESTART"})
    void oneProposalServesManyAgentsAndNothingTwice(long seed, Resume resume) {
        Played played = Simulation.play(Scenarios.advised(seed, 100, new Budget(250, 80 * Ladder.FULL_COST), resume));
        Set<ConfigurationKey> tried = new TreeSet<>();
        Set<Long> leases = new TreeSet<>();
        Map<Long, Integer> batches = new TreeMap<>();
        for (Decision decision : played.allDecisions()) {
            ModelEvidence part = decision.evidence().model();
            if (decision.action() instanceof Action.Suggest suggest) {
                assertThat(tried.add(new ConfigurationKey(suggest.configuration())))
                        .isTrue();
                assertThat(leases.add(suggest.lease())).isTrue();
            } else if (decision.action() instanceof Action.Promote promote) {
                assertThat(leases.add(promote.lease())).isTrue();
            }
            if (part != null && part.stream() != null) {
                batches.merge(part.basedOn(), 1, Integer::sum);
            }
        }
        assertThat(batches.values()).anyMatch(served -> served >= 10);
    }
}
