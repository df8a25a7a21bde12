package dev.temper.stream.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

final class CatchUpTest {
    private final CatchUp catchUp = new CatchUp();

    private boolean look(long lag, double read, double processed) {
        return catchUp.isDone(
                List.of(
                        metric("records-consumed-total", read, Map.of("client-id", "api-consumer")),
                        metric("records-consumed-total", read, Map.of("client-id", "api-consumer", "topic", "a")),
                        metric("records-consumed-total", 900, Map.of("client-id", "api-restore-consumer")),
                        metric("process-total", processed, Map.of("thread-id", "api-1"))),
                lag);
    }

    /** Whoever asked right after a start was told that there is no such experiment. */
    @Test
    void whatIsReadAndNotWorkedOnYetIsNotDone() {
        assertThat(look(-1, 0, 0)).isFalse();
        assertThat(look(100, 50, 10)).isFalse();
        assertThat(look(0, 150, 149)).isFalse();
        assertThat(look(0, 150, 150)).isTrue();
        assertThat(look(900, 150, 150)).as("what comes later").isTrue();
    }

    @Test
    void underLoadItIsDoneThoughThereIsAlwaysMoreToRead() {
        assertThat(look(100, 0, 0)).isFalse();
        assertThat(look(90, 110, 99)).isFalse();
        assertThat(look(90, 210, 100)).isTrue();
    }

    @Test
    void marksOfTransactionsAreNotWaitedFor() {
        assertThat(look(100, 0, 0)).isFalse();
        assertThat(look(0, 60, 60)).isTrue();
    }

    private static Metric metric(String name, double value, Map<String, String> tags) {
        MetricName named = new MetricName(name, "any", "", tags);
        return new Metric() {
            @Override
            public MetricName metricName() {
                return named;
            }

            @Override
            public Object metricValue() {
                return value;
            }
        };
    }
}
