package dev.temper.deploy.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * When each experiment's decisions were seen; so for how long it had none after a fault: from the fault, or a later decision,
 * to the next one.
 */
final class Recovery implements AutoCloseable {
    private final Map<String, List<Long>> decided = new ConcurrentHashMap<>();
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
                    decided.computeIfAbsent(decision.key(), id -> new CopyOnWriteArrayList<>())
                            .add(System.nanoTime());
                }
            }
        }
    }

    /**
     * Waits until each of some experiments has decided something since a fault was healed, or is over. Returns the longest
     * time that any of them was without a decision since the fault began, in milliseconds, and remembers it.
     */
    long await(String kind, long since, List<Lane> lanes, List<String> running) throws InterruptedException {
        long healed = System.nanoTime();
        while (lanes.stream().anyMatch(lane -> waits(lane.experiment(), healed, running))) {
            if (System.nanoTime() - healed > 300_000_000_000L) {
                break; // what comes later counts as five minutes
            }
            Thread.sleep(20);
        }
        long millis = running.stream()
                .mapToLong(id -> longestSilence(since, decided.getOrDefault(id, List.of())))
                .max()
                .orElse(0);
        millisByKind.computeIfAbsent(kind, any -> new ArrayList<>()).add(millis);
        return millis;
    }

    private static long longestSilence(long since, List<Long> decisions) {
        long longest = 0;
        long before = since;
        for (long at : decisions) {
            if (at - since > 0) {
                longest = Math.max(longest, at - before);
                before = at;
            }
        }
        return longest / 1_000_000;
    }

    private boolean waits(String experiment, long since, List<String> running) {
        return running.contains(experiment)
                && decided.getOrDefault(experiment, List.of()).stream().noneMatch(at -> at - since > 0);
    }

    /** A line a kind: how many, and for how long a running experiment was without a decision. */
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
