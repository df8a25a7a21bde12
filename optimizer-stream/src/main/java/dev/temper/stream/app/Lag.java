package dev.temper.stream.app;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;

/** Records that wait to be read. */
final class Lag {
    private Lag() {}

    /**
     * The sum over the partitions that consumers read, as they last saw them; -1 when one does not know.
     *
     * <p>Kafka's consumers tell the lag of a partition twice when the topic has a dot in its name: once as it is written,
     * once with an underscore in its place. A partition counts once.
     */
    static long of(Collection<? extends Metric> metrics) {
        Map<String, Double> lags = new HashMap<>();
        for (Metric metric : metrics) {
            Map<String, String> tags = metric.metricName().tags();
            if (metric.metricName().name().equals("records-lag")
                    && metric.metricValue() instanceof Double lag
                    && !tags.getOrDefault("client-id", "").contains("restore")) {
                String topic = tags.getOrDefault("topic", "").replace('.', '_');
                lags.merge(topic + "-" + tags.get("partition"), lag, Math::max);
            }
        }
        double sum = lags.values().stream().mapToDouble(Double::doubleValue).sum();
        return Double.isFinite(sum) ? (long) sum : -1;
    }
}
