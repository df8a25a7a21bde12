package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.TopicReader;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.topic.Topic;
import java.util.Map;

/** What an experiment was charged, and what it trained. */
final class ChargedCost {
    private ChargedCost() {}

    /**
     * The cost is that of the epochs, to the millionth. A process that nobody holds at its target, since its agent stands
     * still, trains on: then the budget may not pay for all of it, and is charged to its end.
     *
     * @param charged millionths of a full training, as trained and budget
     */
    static void check(Endpoints endpoints, String experiment, long charged, long trained, long budget) {
        if (trained > budget) {
            Map<Long, Integer> targets = GrantedTargets.read(endpoints, experiment);
            assertThat(TopicReader.readAll(endpoints, Topic.JOURNAL, experiment))
                    .as("reports, one of them beyond its target, where %s was trained for %s", trained, budget)
                    .anyMatch(record -> record.value() instanceof MetricReported report
                            && report.getEpoch() > targets.getOrDefault(report.getLease(), Integer.MAX_VALUE));
        }
        assertThat(charged).as("the cost of the epochs").isEqualTo(Math.min(trained, budget));
    }
}
