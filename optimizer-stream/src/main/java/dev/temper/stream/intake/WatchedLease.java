package dev.temper.stream.intake;

import org.apache.kafka.common.serialization.Serde;

/**
 * The newest lease of a trial, until it ended.
 *
 * @param told how often its loss was told since the last sign of life
 */
record WatchedLease(int trial, long lease, String agent, String session, int told) {
    static final Serde<WatchedLease> SERDE = new StateSerde<>(
            (value, out) -> {
                out.writeInt(value.trial);
                out.writeLong(value.lease);
                out.writeUTF(value.agent);
                out.writeUTF(value.session);
                out.writeInt(value.told);
            },
            in -> new WatchedLease(in.readInt(), in.readLong(), in.readUTF(), in.readUTF(), in.readInt()));

    WatchedLease told(int times) {
        return new WatchedLease(trial, lease, agent, session, times);
    }
}
