package dev.temper.stream.intake;

import dev.temper.stream.deadletter.Source;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A record as it was read, among the fields of intake's state. */
final class SourceFields {
    private static final int NULL = -1;

    private SourceFields() {}

    static void write(Source source, DataOutputStream out) throws IOException {
        out.writeUTF(source.topic());
        out.writeInt(source.partition());
        out.writeLong(source.offset());
        out.writeLong(source.timestamp());
        write(source.key(), out);
        write(source.value(), out);
    }

    static void write(byte @Nullable [] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes == null ? NULL : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    static Source read(DataInputStream in) throws IOException {
        return new Source(in.readUTF(), in.readInt(), in.readLong(), in.readLong(), bytes(in), bytes(in));
    }

    static byte @Nullable [] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NULL ? null : in.readNBytes(length);
    }
}
