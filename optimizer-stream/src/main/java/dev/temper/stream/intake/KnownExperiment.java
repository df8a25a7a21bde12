package dev.temper.stream.intake;

import dev.temper.core.event.EventId;
import org.apache.kafka.common.serialization.Serde;

/**
 * What intake knows of an experiment.
 *
 * @param creation the event that created it: it may come again after a crash
 * @param leaseMillis how long silence lasts before a lease is lost
 * @param complete nothing more will be granted, so nobody's silence matters
 */
record KnownExperiment(EventId creation, long leaseMillis, boolean complete) {
    static final Serde<KnownExperiment> SERDE = new StateSerde<>(
            (value, out) -> {
                out.writeUTF(value.creation.producer());
                out.writeLong(value.creation.number());
                out.writeLong(value.leaseMillis);
                out.writeBoolean(value.complete);
            },
            in -> new KnownExperiment(new EventId(in.readUTF(), in.readLong()), in.readLong(), in.readBoolean()));

    KnownExperiment completed() {
        return new KnownExperiment(creation, leaseMillis, true);
    }

    KnownExperiment runningAgain() {
        return new KnownExperiment(creation, leaseMillis, false);
    }
}
