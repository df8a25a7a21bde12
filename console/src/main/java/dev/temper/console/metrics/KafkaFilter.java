package dev.temper.console.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;
import java.util.Set;

/**
 * Of the two thousand series that Kafka's clients in one process have, the few that tell what Temper's own do not. The ids
 * of clients hold a number that is drawn at each start, and every restart would begin new series: it is taken out.
 */
final class KafkaFilter implements MeterFilter {
    private static final String UUID = "-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static final Set<String> KEPT = Set.of(
            "kafka.consumer.coordinator.failed.rebalance.total",
            "kafka.consumer.coordinator.rebalance.total",
            "kafka.consumer.fetch.manager.records.consumed.total",
            "kafka.consumer.time.between.poll.max",
            "kafka.producer.record.error.total",
            "kafka.producer.record.retry.total",
            "kafka.producer.record.send.total",
            "kafka.producer.request.latency.max",
            "kafka.stream.alive.stream.threads",
            "kafka.stream.failed.stream.threads",
            "kafka.stream.thread.commit.latency.max",
            "kafka.stream.thread.process.latency.max",
            "kafka.stream.thread.process.total");

    /** Two whose names are not as Prometheus wants them, and one that some collectors have. */
    private static final Set<String> LEFT_OUT =
            Set.of("process.cpu.time", "system.cpu.count", "jvm.gc.concurrent.phase.time");

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        boolean kept =
                id.getName().startsWith("kafka.") ? KEPT.contains(id.getName()) : !LEFT_OUT.contains(id.getName());
        return kept ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith("kafka.")) {
            return id;
        }
        // As many tags as before: the binder takes meters with fewer for older ones of its own, and removes them.
        List<Tag> tags = id.getTags().stream()
                .map(tag -> Tag.of(tag.getKey(), tag.getValue().replaceFirst(UUID, "")))
                .toList();
        return id.replaceTags(tags);
    }
}
