package dev.temper.deploy.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** When each experiment's last decision was seen; so how long it took after a fault until each had one again. */
final class Recovery implements AutoCloseable {
    private final Map<String, Long> last = new ConcurrentHashMap<>();
    private final Map<String, List<Long>> millisByKind = new TreeMap<>();
    private final Thread thread;
    private volatile boolean over;

    Recovery(String bootstrap) {
        thread = new Thread(() -> follow(bootstrap), "recovery");
        thread.start();
    }

    private void follow(String bootstrap) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "chaos-" + System.nanoTime());
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("temper.decisions"));
            while (!over) {
                for (ConsumerRecord<String, byte[]> decision : consumer.poll(Duration.ofMillis(100))) {
                    last.put(decision.key(), System.nanoTime());
                }
            }
        }
    }

    /** Waits until each of some experiments has decided something since then, or is over; remembers how long that took. */
    void await(String kind, long since, List<Lane> lanes, List<String> running) throws InterruptedException {
        while (lanes.stream().anyMatch(lane -> waits(lane.experiment(), since, running))) {
            if (System.nanoTime() - since > 300_000_000_000L) {
                break; // what comes later counts as five minutes
            }
            Thread.sleep(20);
        }
        long millis = (System.nanoTime() - since) / 1_000_000;
        millisByKind.computeIfAbsent(kind, any -> new ArrayList<>()).add(millis);
    }

    private boolean waits(String experiment, long since, List<String> running) {
        return running.contains(experiment) && last.getOrDefault(experiment, since - 1) - since < 0;
    }

    /** A line a kind: how many, and how long it took until every running experiment had a decision again. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        millisByKind.forEach((kind, millis) -> {
            List<Long> sorted = millis.stream().sorted().toList();
            lines.add("%-32s %4d   p50 %6.1f s   p99 %6.1f s"
                    .formatted(kind, sorted.size(), at(sorted, 0.5), at(sorted, 0.99)));
        });
        return lines;
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(share * sorted.size()) - 1)) / 1000.0;
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
