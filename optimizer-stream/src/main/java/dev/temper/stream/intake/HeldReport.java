package dev.temper.stream.intake;

import dev.temper.stream.deadletter.Source;
import org.apache.kafka.common.serialization.Serde;

/**
 * A report under a lease that intake has not read of yet: intake reads decisions in a topic of their own, and the agent
 * may have read this one first.
 *
 * @param source its key and value are there
 */
record HeldReport(Source source, Signer signer) {
    static final Serde<HeldReport> SERDE = new StateSerde<>(
            (value, out) -> {
                SourceFields.write(value.source, out);
                out.writeUTF(value.signer.agent());
                out.writeUTF(value.signer.session());
                out.writeBoolean(value.signer.fresh());
            },
            in -> new HeldReport(SourceFields.read(in), new Signer(in.readUTF(), in.readUTF(), in.readBoolean())));
}
