package dev.temper.agent.kafka;

import dev.temper.agent.machine.Order;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.ViewKey;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that reads the decisions on some experiments, from those made after its start on. Uncommitted: a decision that is
 * made again after a failure of the optimizer is the same one, and its number was seen before.
 */
final class DecisionReader extends Thread {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionReader.class);
    private static final String TOPIC = Topic.DECISIONS.topicName();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<String> experiments;
    private final org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer;
    private final Deserializer<SpecificRecord> deserializer;
    private final Runnable ready;
    private final BiConsumer<String, Order> orders;
    private final long pauseMillis;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** A reader that calls {@code ready} once every later decision will be seen, and pauses so long after a failure. */
    DecisionReader(
            List<String> experiments,
            org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer,
            Deserializer<SpecificRecord> deserializer,
            Runnable ready,
            BiConsumer<String, Order> orders,
            long pauseMillis) {
        super("agent-decisions");
        setDaemon(true);
        this.experiments = List.copyOf(experiments);
        this.consumer = consumer;
        this.deserializer = deserializer;
        this.ready = ready;
        this.orders = orders;
        this.pauseMillis = pauseMillis;
    }

    @Override
    public void run() {
        try {
            boolean positioned = false;
            while (!stopped()) {
                try {
                    if (positioned) {
                        consumer.poll(PATIENCE).forEach(this::take);
                    } else {
                        position();
                        positioned = true;
                        ready.run();
                    }
                } catch (WakeupException e) {
                    LOG.debug("Woken up to end");
                } catch (KafkaException e) {
                    LOG.warn("Cannot read decisions, trying again: {}", e.toString());
                    pause();
                }
            }
        } finally {
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
        }
    }

    private void position() {
        List<PartitionInfo> partitions = consumer.partitionsFor(TOPIC, PATIENCE);
        if (partitions == null || partitions.isEmpty()) {
            throw new KafkaException("there is no topic " + TOPIC + ": start the optimizer, which creates it");
        }
        Set<TopicPartition> assigned = new LinkedHashSet<>();
        for (String experiment : experiments) {
            assigned.add(new TopicPartition(TOPIC, ViewKey.partition(experiment, partitions.size())));
        }
        consumer.assign(assigned);
        consumer.seekToEnd(assigned);
        for (TopicPartition partition : assigned) {
            long offset = consumer.position(partition, PATIENCE); // seeks now: a decision made from here on is read
            LOG.info("Reading decisions from {} at offset {}", partition, offset);
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (!experiments.contains(record.key())) {
            return;
        }
        SpecificRecord decision = decode(record);
        if (decision == null) {
            return;
        }
        try {
            Order order = Decisions.order(decision);
            if (order != null) {
                orders.accept(record.key(), order);
            }
        } catch (RuntimeException e) {
            LOG.error("Passing over {}, which is no decision that can be followed: {}", place(record), e.toString());
        }
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return "the record at " + record.topic() + "-" + record.partition() + " offset " + record.offset();
    }

    /** Decodes a record; asks the registry again until it answers, since a decision must not be passed over. */
    private @Nullable SpecificRecord decode(ConsumerRecord<String, byte[]> record) {
        while (!stopped()) {
            try {
                return deserializer.deserialize(record.topic(), record.value());
            } catch (RetriableException e) {
                LOG.warn("Cannot read the decision at offset {} yet: {}", record.offset(), e.toString());
                pause();
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error(
                        "Passing over {}, which is no decision that this version can read: {}",
                        place(record),
                        e.toString());
                return null;
            }
        }
        return null;
    }

    private boolean stopped() {
        return stop.getCount() == 0;
    }

    private void pause() {
        try {
            stop.await(pauseMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stop.countDown();
        }
    }

    /** Ends the thread. */
    void shutdown() throws InterruptedException {
        stop.countDown();
        consumer.wakeup();
        join(10_000);
    }
}
