package dev.temper.stream.intake;

import dev.temper.stream.deadletter.Source;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event that is sound in itself, and where it was read.
 *
 * @param signer who signed it; null when nobody needs to, or that was not looked at yet
 */
record SoundInput(
        SpecificRecord event,
        Source source,
        Seal seal,
        @Nullable Signer signer) implements Forwarded {
    SoundInput(SpecificRecord event, Source source, Seal seal) {
        this(event, source, seal, null);
    }

    SoundInput by(@Nullable Signer found) {
        return new SoundInput(event, source, seal, found);
    }
}
