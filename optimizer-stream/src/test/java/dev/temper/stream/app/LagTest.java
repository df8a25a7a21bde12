package dev.temper.stream.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LagTest {
    @Test
    void aPartitionThatIsToldUnderTwoNamesCountsOnce() {
        assertThat(Lag.of(
                        List.of(
                                lag("temper.journal", 0, "engine-consumer", 7),
                                lag("temper_journal", 0, "engine-consumer", 7),
                                lag("temper.journal", 1, "engine-consumer", 5),
                                lag("temper_journal", 1, "engine-consumer", 5)),
                        partitions(2)))
                .isEqualTo(12);
    }

    @Test
    void whatIsRestoredIsNotWaitingToBeRead() {
        assertThat(Lag.of(
                        List.of(
                                lag("temper.journal", 0, "engine-consumer", 7),
                                lag("changelog", 0, "engine-restore-consumer", 900)),
                        partitions(1)))
                .isEqualTo(7);
    }

    @Test
    void anUnknownLagMakesTheSumUnknown() {
        assertThat(Lag.of(
                        List.of(
                                lag("temper.journal", 0, "engine-consumer", 7),
                                lag("temper.journal", 1, "engine-consumer", Double.NaN)),
                        partitions(2)))
                .isEqualTo(-1);
        assertThat(Lag.of(List.of(), List.of())).isZero();
    }

    /** It used to be 0 before the first fetch, as if all had been read. */
    @Test
    void whatWasNeverFetchedIsNotKnown() {
        assertThat(Lag.of(List.of(lag("temper.journal", 0, "engine-consumer", 7)), partitions(2)))
                .isEqualTo(-1);
    }

    @Test
    void aPartitionThatIsNotFetchedFromHidesNoOther() {
        List<Metric> metrics = List.of(
                lag("temper.journal", 0, "engine-consumer", 7),
                lag("temper.journal", 1, "engine-consumer", Double.NaN));
        assertThat(Lag.ofKnown(metrics, partitions(3))).isEqualTo(7);
        assertThat(Lag.ofKnown(List.of(), partitions(3))).isEqualTo(-1);
    }

    private static List<TopicPartition> partitions(int count) {
        return IntStream.range(0, count)
                .mapToObj(partition -> new TopicPartition("temper.journal", partition))
                .toList();
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
