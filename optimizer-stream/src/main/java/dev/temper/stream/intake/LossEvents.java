package dev.temper.stream.intake;

import dev.temper.schemas.AgentLost;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.Origin;
import dev.temper.schemas.TrialLost;
import dev.temper.schemas.topic.Topic;

/** The events that intake makes itself. The same loss has the same identity whoever tells it, however often. */
final class LossEvents {
    /** How the names of intake as a producer begin; nobody else may use them. */
    static final String PRODUCER = "intake/";

    /** They were read nowhere. */
    private static final long NO_OFFSET = -1;

    private final int partition;

    LossEvents(int partition) {
        this.partition = partition;
    }

    TrialLost trialLost(String experiment, WatchedLease lease, long silentMillis, long now) {
        EventHeader header = header(experiment, PRODUCER + "lost/" + lease.trial(), lease.lease(), now);
        return new TrialLost(header, lease.trial(), lease.lease(), silentMillis);
    }

    AgentLost agentLost(String experiment, WatchedAgent agent, long silentMillis, long now) {
        String producer = PRODUCER + "agent/" + agent.agent() + "/" + agent.session();
        EventHeader header = header(experiment, producer, agent.losses() + 1L, now);
        return new AgentLost(header, agent.agent(), agent.session(), silentMillis);
    }

    private EventHeader header(String experiment, String producer, long number, long now) {
        Origin origin = new Origin(Topic.JOURNAL.topicName(), partition, NO_OFFSET, now);
        return new EventHeader(experiment, producer, number, origin);
    }
}
