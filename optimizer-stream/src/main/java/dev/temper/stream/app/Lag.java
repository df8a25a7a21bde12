package dev.temper.stream.app;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Records that wait to be read. */
final class Lag {
    private Lag() {}

    /**
     * The sum over the partitions that consumers read, as they last saw them; -1 when one is not known, as long as nothing
     * was fetched of it.
     *
     * <p>Kafka's consumers tell the lag of a partition twice when the topic has a dot in its name: once as it is written,
     * once with an underscore in its place. A partition counts once.
     *
     * @param read the partitions that are to be read
     */
    static long of(Collection<? extends Metric> metrics, Collection<TopicPartition> read) {
        Map<String, Double> lags = lags(metrics, read);
        double sum = lags.values().stream().mapToDouble(Double::doubleValue).sum();
        return read.stream().map(Lag::name).allMatch(lags::containsKey) && Double.isFinite(sum) ? (long) sum : -1;
    }

    /** The same over those that are known; -1 when none is. One that is not fetched from hides no other so. */
    static long ofKnown(Collection<? extends Metric> metrics, Collection<TopicPartition> read) {
        List<Double> known = lags(metrics, read).values().stream()
                .filter(lag -> Double.isFinite(lag))
                .toList();
        return known.isEmpty()
                ? -1
                : (long) known.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Map<String, Double> lags(Collection<? extends Metric> metrics, Collection<TopicPartition> read) {
        Set<String> wanted = read.stream().map(Lag::name).collect(Collectors.toSet());
        Map<String, Double> lags = new HashMap<>();
        for (Metric metric : metrics) {
            Map<String, String> tags = metric.metricName().tags();
            String partition = name(tags.getOrDefault("topic", ""), tags.get("partition"));
            if (metric.metricName().name().equals("records-lag")
                    && wanted.contains(partition)
                    && metric.metricValue() instanceof Double lag
                    && !tags.getOrDefault("client-id", "").contains("restore")) {
                lags.merge(partition, lag, Math::max);
            }
        }
        return lags;
    }

    private static String name(TopicPartition partition) {
        return name(partition.topic(), Integer.toString(partition.partition()));
    }

    private static String name(String topic, @Nullable String partition) {
        return topic.replace('.', '_') + "-" + partition;
    }
}
