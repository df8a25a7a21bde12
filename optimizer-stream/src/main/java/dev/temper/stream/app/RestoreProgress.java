package dev.temper.stream.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Tells that a restore moves, for a long one is no standstill, and how much is left of it. Thread safe. */
final class RestoreProgress implements StateRestoreListener {
    private final Runnable moved;
    private final Map<TopicPartition, Long> left = new ConcurrentHashMap<>();

    RestoreProgress(Runnable moved) {
        this.moved = moved;
    }

    /** Records of changelogs that are still to be read. */
    long left() {
        return left.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        moved.run();
        left.put(partition, Math.max(0, end - start));
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long restored) {
        moved.run();
        left.computeIfPresent(partition, (key, records) -> Math.max(0, records - restored));
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long restored) {
        moved.run();
        left.remove(partition);
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long restored) {
        left.remove(partition);
    }
}
