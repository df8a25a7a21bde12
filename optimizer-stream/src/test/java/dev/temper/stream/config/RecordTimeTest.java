package dev.temper.stream.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTimeTest {
    /** Kafka Streams' own extractor ends the thread on them, for ever at the same offset. */
    @ParameterizedTest
    @ValueSource(longs = {-1, -5, Long.MIN_VALUE})
    void aRecordWithoutATimeIsReadAllTheSame(long timestamp) {
        assertThat(new RecordTime().extract(record(timestamp), -1)).isZero();
        assertThat(new RecordTime().extract(record(timestamp), 77)).isZero();
        assertThat(new RecordTime().extract(record(12), 77)).isEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource
    void everyRoleReadsThemSo(Role role) {
        OptimizerConfig config = OptimizerConfig.of(Map.of(
                "bootstrap.servers", "none:1", "schema.registry.url", "mock://time", "state.dir", "target/state"));
        StreamsConfig settings = new StreamsConfig(StreamsSettings.of(config, role));
        TimestampExtractor extractor = settings.defaultTimestampExtractor();
        assertThat(extractor).isInstanceOf(RecordTime.class);
    }

    /** Brokers refuse what is more than an hour ahead of them. */
    @Test
    void nothingIsSentFromTheFutureNorFromBeforeTime() {
        assertThat(RecordTime.sendable(Long.MAX_VALUE, 1_000)).isEqualTo(1_000);
        assertThat(RecordTime.sendable(999, 1_000)).isEqualTo(999);
        assertThat(RecordTime.sendable(-1, 1_000)).isZero();
    }

    private static ConsumerRecord<Object, Object> record(long timestamp) {
        return new ConsumerRecord<>(
                "temper.journal",
                0,
                7L,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
    }
}
