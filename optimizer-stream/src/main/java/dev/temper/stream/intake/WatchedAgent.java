package dev.temper.stream.intake;

import org.apache.kafka.common.serialization.Serde;

/**
 * A session of an agent that offered a slot.
 *
 * @param losses how often it was lost and came back: each loss is an event of its own
 * @param told how often its loss was told since the last sign of life
 */
record WatchedAgent(String agent, String session, int losses, int told) {
    static final Serde<WatchedAgent> SERDE = new StateSerde<>(
            (value, out) -> {
                out.writeUTF(value.agent);
                out.writeUTF(value.session);
                out.writeInt(value.losses);
                out.writeInt(value.told);
            },
            in -> new WatchedAgent(in.readUTF(), in.readUTF(), in.readInt(), in.readInt()));

    WatchedAgent toldAgain() {
        return new WatchedAgent(agent, session, losses, told + 1);
    }

    WatchedAgent returned() {
        return told == 0 ? this : new WatchedAgent(agent, session, losses + 1, 0);
    }
}
