package dev.temper.stream.intake;

import dev.temper.stream.deadletter.Source;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;

/** An input whose turn it is not yet, as it was read. */
record WaitingRecord(Source source, Headers headers) {
    /** Nobody reads a header with a longer name. */
    private static final int LONGEST_NAME = 100;

    static final Serde<WaitingRecord> SERDE = new StateSerde<>(
            (value, out) -> {
                SourceFields.write(value.source, out);
                write(value.headers, out);
            },
            in -> new WaitingRecord(SourceFields.read(in), headers(in)));

    private static void write(Headers headers, DataOutputStream out) throws IOException {
        List<Header> read = Arrays.stream(headers.toArray())
                .filter(header -> header.key().length() <= LONGEST_NAME)
                .toList();
        out.writeInt(read.size());
        for (Header header : read) {
            out.writeUTF(header.key());
            SourceFields.write(header.value(), out);
        }
    }

    private static Headers headers(DataInputStream in) throws IOException {
        Headers headers = new RecordHeaders();
        for (int left = in.readInt(); left > 0; left--) {
            headers.add(in.readUTF(), SourceFields.bytes(in));
        }
        return headers;
    }
}
