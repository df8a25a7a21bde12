package dev.temper.stream.app;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Tells that a restore moves: a long one is no standstill. */
final class RestoreProgress implements StateRestoreListener {
    private final Runnable moved;

    RestoreProgress(Runnable moved) {
        this.moved = moved;
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        moved.run();
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long restored) {
        moved.run();
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long restored) {
        moved.run();
    }
}
