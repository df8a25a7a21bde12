package dev.temper.agent.kafka;

import dev.temper.agent.machine.Report;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.SlotWithdrawn;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecord;

/** Reports as the events of the topics. */
final class Events {
    private final String producer;
    private final String agent;
    private final String session;

    Events(String producer, String agent, String session) {
        this.producer = producer;
        this.agent = agent;
        this.session = session;
    }

    /** The event of this number, about an experiment. */
    SpecificRecord of(String experiment, long number, Report report) {
        EventHeader header = new EventHeader(experiment, producer, number, null);
        if (report instanceof Report.Metric metric) {
            EpochMetrics measurement = metric.measurement();
            return new MetricReported(
                    header,
                    metric.trial(),
                    metric.lease(),
                    measurement.epoch(),
                    measurement.values(),
                    measurement.seconds());
        }
        if (report instanceof Report.Ended ended) {
            return new TrialEnded(
                    header,
                    ended.trial(),
                    ended.lease(),
                    ended.outcome(),
                    ended.exitCode(),
                    ended.detail(),
                    ended.converged());
        }
        if (report instanceof Report.Offer offer) {
            return new SlotOffered(header, offer.assignee(), offer.storage());
        }
        if (report instanceof Report.Withdrawal withdrawal) {
            return new SlotWithdrawn(header, withdrawal.assignee());
        }
        return new AgentHeartbeat(header, agent, session, ((Report.Heartbeat) report).leases());
    }

    /** The topic that an event goes to. */
    static Topic topic(SpecificRecord event) {
        return event instanceof MetricReported ? Topic.METRICS : Topic.AGENTS;
    }
}
