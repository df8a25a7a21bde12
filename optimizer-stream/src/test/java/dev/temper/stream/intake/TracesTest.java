package dev.temper.stream.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.trace.Tracing;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import dev.temper.stream.config.StreamsSettings;
import dev.temper.stream.engine.EngineTopology;
import dev.temper.stream.meter.Instruments;
import dev.temper.stream.progress.InHand;
import dev.temper.stream.progress.SetAside;
import dev.temper.stream.progress.Slowed;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event's way through intake and engine, by the header of its records. */
class TracesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .build();

    @TempDir
    Path directory;

    /**
     * What came out.
     *
     * @param journal records
     * @param decisions records
     */
    private record Way(List<TestRecord<byte[], byte[]>> journal, List<TestRecord<byte[], byte[]>> decisions) {}

    @Test
    void aTraceOfAProducerGoesOnThroughJournalAndDecision() {
        Way way = travel(Tracing.to(telemetry), PARENT);

        List<SpanData> offer = exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(TRACE))
                .toList();
        assertThat(offer).extracting(SpanData::getName).containsExactly("intake", "engine");
        assertThat(offer.get(0).getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(offer.get(1).getParentSpanId()).isEqualTo(offer.get(0).getSpanId());
        assertThat(offer.get(0).getAttributes().asMap().toString()).contains("digits", "temper.agents");
        assertThat(header(way.journal().get(1)))
                .isEqualTo("00-" + TRACE + "-" + offer.get(0).getSpanId() + "-01");
        assertThat(way.decisions())
                .singleElement()
                .satisfies(decision -> assertThat(header(decision))
                        .isEqualTo("00-" + TRACE + "-" + offer.get(1).getSpanId() + "-01"));
        assertThat(header(way.journal().get(0)))
                .as("the creation came without a header: its trace begins at intake")
                .doesNotContain(TRACE);
    }

    /** Replay and readers of any kind see the same records, but for the header. */
    @Test
    void switchedOffItAddsNoHeaderAndSwitchedOnItChangesNothingElse() {
        Way off = travel(Tracing.OFF, PARENT);
        Way on = travel(Tracing.to(telemetry), PARENT);
        assertThat(all(off)).allSatisfy(record -> assertThat(record.headers()).isEmpty());
        assertThat(all(on)).allSatisfy(record -> assertThat(record.headers()).hasSize(1));
        assertThat(bytes(on)).isEqualTo(bytes(off));
    }

    /** Whoever writes a header that is none begins a trace of his own at most. */
    @Test
    void aMalformedHeaderStopsNothing() {
        for (String nonsense : List.of("", "00-zz-zz-01", "\u0000".repeat(9_000))) {
            assertThat(bytes(travel(Tracing.to(telemetry), nonsense))).isEqualTo(bytes(travel(Tracing.OFF, PARENT)));
        }
    }

    private Way travel(Tracing tracing, String parent) {
        Instruments instruments = new Instruments(new InHand(), new CompositeMeterRegistry(), tracing);
        OptimizerConfig config = OptimizerConfig.of(Map.of(
                "bootstrap.servers", "none:1",
                "schema.registry.url", "mock://intake-test",
                "state.dir", directory.resolve("state-" + System.nanoTime()).toString(),
                "partitions", "1"));
        List<TestRecord<byte[], byte[]>> journal = new ArrayList<>();
        try (TopologyTestDriver intake = driver(
                IntakeTopology.build(config, instruments, new AttentiveBrokers(), new Slowed()),
                StreamsSettings.of(config, Role.INTAKE))) {
            pipe(intake, Topic.EXPERIMENTS, Inputs.created(1), null);
            pipe(intake, Topic.AGENTS, Inputs.offer(1, "run-1", 0, 1), parent);
            journal.addAll(read(intake, Topic.JOURNAL));
        }
        try (TopologyTestDriver engine = driver(
                EngineTopology.build(config, instruments, new SetAside()), StreamsSettings.of(config, Role.ENGINE))) {
            journal.forEach(record -> input(engine, Topic.JOURNAL).pipeInput(record));
            return new Way(journal, read(engine, Topic.DECISIONS));
        }
    }

    private static TopologyTestDriver driver(Topology topology, Properties settings) {
        return new TopologyTestDriver(topology, settings);
    }

    private static void pipe(TopologyTestDriver driver, Topic topic, SpecificRecord event, @Nullable String parent) {
        RecordHeaders headers = new RecordHeaders();
        if (parent != null) {
            headers.add("traceparent", parent.getBytes(StandardCharsets.UTF_8));
            headers.add("another", new byte[] {1});
        }
        byte[] value = IntakeKit.serde().serializer().serialize(topic.topicName(), event);
        input(driver, topic)
                .pipeInput(
                        new TestRecord<>("digits".getBytes(StandardCharsets.UTF_8), value, headers, IntakeKit.START));
    }

    private static TestInputTopic<byte[], byte[]> input(TopologyTestDriver driver, Topic topic) {
        return driver.createInputTopic(topic.topicName(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static List<TestRecord<byte[], byte[]>> read(TopologyTestDriver driver, Topic topic) {
        return driver.createOutputTopic(topic.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static String header(TestRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader("traceparent").value(), StandardCharsets.UTF_8);
    }

    private static List<TestRecord<byte[], byte[]>> all(Way way) {
        List<TestRecord<byte[], byte[]>> all = new ArrayList<>(way.journal());
        all.addAll(way.decisions());
        return all;
    }

    private static List<String> bytes(Way way) {
        return all(way).stream()
                .map(record -> record.getRecordTime() + " " + HexFormat.of().formatHex(record.value()))
                .toList();
    }
}
