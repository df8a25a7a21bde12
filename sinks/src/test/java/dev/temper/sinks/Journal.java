package dev.temper.sinks;

import dev.temper.core.event.JournalEntry;
import dev.temper.schemas.serde.AvroSerde;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.testkit.Played;
import dev.temper.testkit.Scenario;
import dev.temper.testkit.Simulation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** The journal of some simulated experiments in one partition, and what a group has of it, over the lives of its members. */
public final class Journal {
    public static final TopicPartition PARTITION = new TopicPartition(Topic.JOURNAL.topicName(), 0);

    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final Map<TopicPartition, OffsetAndMetadata> kept = new HashMap<>();

    /** Their entries alternate. */
    public static Journal of(Scenario... scenarios) {
        Journal journal = new Journal();
        List<Played> played = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            played.add(Simulation.play(scenario));
        }
        int longest =
                played.stream().mapToInt(each -> each.journal().size()).max().orElse(0);
        try (RecordBytes bytes = bytes()) {
            for (int i = 0; i < longest; i++) {
                for (Played each : played) {
                    if (i < each.journal().size()) {
                        journal.add(
                                bytes,
                                each.scenario().definition().id(),
                                each.journal().get(i));
                    }
                }
            }
        }
        return journal;
    }

    private static RecordBytes bytes() {
        AvroSerde serde = new AvroSerde();
        serde.configure(Map.of("schema.registry.url", "mock://sinks"), false);
        return new RecordBytes(serde, Duration.ofSeconds(1));
    }

    private void add(RecordBytes bytes, String experiment, JournalEntry entry) {
        long offset = records.size();
        byte[] value = bytes.encode(
                PARTITION.topic(), EventCodec.encode(experiment, entry, Topic.METRICS.topicName(), 0, offset));
        records.add(
                new ConsumerRecord<>(PARTITION.topic(), 0, offset, experiment.getBytes(StandardCharsets.UTF_8), value));
    }

    /** How many records there are. */
    public int size() {
        return records.size();
    }

    /** Where the group is: all before was told. */
    public long place() {
        OffsetAndMetadata place = kept.get(PARTITION);
        return place == null ? 0 : place.offset();
    }

    /** The group has no place any more. */
    public void forget() {
        kept.clear();
    }

    /** A member lives until it has told what there is, or is killed by what its sink throws. */
    public void follow(Sink sink, int batch) {
        follow(sink, batch, records.size(), FollowSettings.Start.BEGINNING);
    }

    /** The same of the first records alone. */
    public void follow(Sink sink, int batch, int end, FollowSettings.Start start) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.updatePartitions(
                PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) end));
        consumer.setMaxPollRecords(batch);
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(PARTITION));
            records.subList(0, end).forEach(consumer::addRecord);
        });
        Until until = new Until();
        FollowSettings settings = new FollowSettings("test", start, Set.of());
        Follower follower = new Follower(new Keeping(consumer).consumer(), bytes(), settings, sink, until);
        try {
            follower.run(() -> until.over);
        } finally {
            follower.close();
        }
    }

    /** What a group's coordinator keeps outlives its members. */
    private final class Keeping {
        private final MockConsumer<byte[], byte[]> consumer;

        Keeping(MockConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @SuppressWarnings("unchecked") // a proxy of the interface that it is cast to
        org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer() {
            return (org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>)
                    java.lang.reflect.Proxy.newProxyInstance(
                            Journal.class.getClassLoader(),
                            new Class<?>[] {org.apache.kafka.clients.consumer.Consumer.class},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("committed")) {
                                    return Map.copyOf(kept);
                                }
                                if (method.getName().equals("commitSync")) {
                                    kept.putAll((Map<TopicPartition, OffsetAndMetadata>) arguments[0]);
                                }
                                try {
                                    return method.invoke(consumer, arguments);
                                } catch (java.lang.reflect.InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
        }
    }

    private static final class Until implements FollowListener {
        private boolean over;

        @Override
        public void assigned(int partitions, long records, long known) {}

        @Override
        public void progress(long read, long records) {}

        @Override
        public void caughtUp() {
            over = true;
        }

        @Override
        public void away(String why, Duration pause) {}

        @Override
        public void back() {}
    }
}
