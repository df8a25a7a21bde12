package dev.temper.stream.intake;

import dev.temper.stream.deadletter.Source;
import java.io.DataInputStream;
import java.io.IOException;
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
                Source source = value.source;
                out.writeUTF(source.topic());
                out.writeInt(source.partition());
                out.writeLong(source.offset());
                out.writeLong(source.timestamp());
                for (byte[] bytes : new byte[][] {source.key(), source.value()}) {
                    out.writeInt(bytes.length);
                    out.write(bytes);
                }
                out.writeUTF(value.signer.agent());
                out.writeUTF(value.signer.session());
                out.writeBoolean(value.signer.fresh());
            },
            in -> new HeldReport(source(in), new Signer(in.readUTF(), in.readUTF(), in.readBoolean())));

    private static Source source(DataInputStream in) throws IOException {
        return new Source(
                in.readUTF(),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readNBytes(in.readInt()),
                in.readNBytes(in.readInt()));
    }
}
