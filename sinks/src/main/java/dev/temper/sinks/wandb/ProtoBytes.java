package dev.temper.sinks.wandb;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The bytes of a message, field by field: all that a writer of a few kinds of records needs of generated classes. */
final class ProtoBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private ProtoBytes write(Writing writing) {
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A text. */
    ProtoBytes text(int field, String text) {
        return write(to -> to.writeString(field, text));
    }

    /** A whole number, int32 or int64. */
    ProtoBytes number(int field, long number) {
        return write(to -> to.writeInt64(field, number));
    }

    /** A message in this one. */
    ProtoBytes message(int field, ProtoBytes message) {
        return write(to -> to.writeByteArray(field, message.toBytes()));
    }

    byte[] toBytes() {
        write(CodedOutputStream::flush);
        return bytes.toByteArray();
    }
}
