package dev.temper.stream.app;

import java.util.Collection;
import java.util.function.Predicate;
import org.apache.kafka.common.Metric;

/** Whether a role has read what there was to read when it started. Thread safe. */
final class CatchUp {
    private double wanted = -1;
    private boolean done;

    /**
     * Looks at the role's metrics.
     *
     * @param lag records that wait to be read; -1 when not known
     */
    synchronized boolean isDone(Collection<? extends Metric> metrics, long lag) {
        if (!done && lag >= 0) {
            double read = sum(metrics, "records-consumed-total", CatchUp::isOfConsumer);
            double processed = sum(metrics, "process-total", metric -> true);
            if (wanted < 0) {
                wanted = read + lag;
            }
            // Marks of transactions are among the lag, and nobody processes them: without new records it ends at 0.
            done = processed >= wanted || (lag == 0 && processed >= read);
        }
        return done;
    }

    private static boolean isOfConsumer(Metric metric) {
        var tags = metric.metricName().tags();
        return !tags.containsKey("topic") && !tags.getOrDefault("client-id", "").contains("restore");
    }

    private static double sum(Collection<? extends Metric> metrics, String name, Predicate<Metric> which) {
        return metrics.stream()
                .filter(metric -> metric.metricName().name().equals(name)
                        && metric.metricValue() instanceof Double
                        && which.test(metric))
                .mapToDouble(metric -> (Double) metric.metricValue())
                .sum();
    }
}
