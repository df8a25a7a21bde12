package dev.temper.stream.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class LagTest {
    @Test
    void aPartitionThatIsToldUnderTwoNamesCountsOnce() {
        assertThat(Lag.of(List.of(
                        lag("temper.journal", 0, "engine-consumer", 7),
                        lag("temper_journal", 0, "engine-consumer", 7),
                        lag("temper.journal", 1, "engine-consumer", 5),
                        lag("temper_journal", 1, "engine-consumer", 5))))
                .isEqualTo(12);
    }

    @Test
    void whatIsRestoredIsNotWaitingToBeRead() {
        assertThat(Lag.of(List.of(
                        lag("temper.journal", 0, "engine-consumer", 7),
                        lag("changelog", 0, "engine-restore-consumer", 900))))
                .isEqualTo(7);
    }

    @Test
    void anUnknownLagMakesTheSumUnknown() {
        assertThat(Lag.of(List.of(
                        lag("temper.journal", 0, "engine-consumer", 7),
                        lag("temper.journal", 1, "engine-consumer", Double.NaN))))
                .isEqualTo(-1);
        assertThat(Lag.of(List.of())).isZero();
    }

    private static Metric lag(String topic, int partition, String client, double value) {
        MetricName name = new MetricName(
                "records-lag",
                "consumer-fetch-manager-metrics",
                "",
                Map.of("topic", topic, "partition", Integer.toString(partition), "client-id", client));
        return new Metric() {
            @Override
            public MetricName metricName() {
                return name;
            }

            @Override
            public Object metricValue() {
                return value;
            }
        };
    }
}
