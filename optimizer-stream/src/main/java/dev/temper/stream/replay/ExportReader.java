package dev.temper.stream.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.temper.stream.replay.Recorded.Kind;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.common.utils.Bytes;

/** Reads an export, and names the first line that is not as it was written. */
public final class ExportReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TAIL = ExportWriter.CHAIN.length() + Chain.HEX_LENGTH + 2;
    private final InputStream in;
    private final Chain chain = new Chain();
    private final Map<String, Schema> schemas = new TreeMap<>();
    private int line;
    private String where = "the header";

    private ExportReader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads a file.
     *
     * @throws BadExportException naming the first line that was changed, is missing or cannot be understood
     * @throws UncheckedIOException when the file cannot be read
     */
    public static Recording read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new ExportReader(in).readAll();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the export " + file + ": " + e, e);
        }
    }

    private Recording readAll() throws IOException {
        JsonNode header = next("header");
        if (!header.path("format").asText().equals(ExportWriter.FORMAT)
                || header.path("version").asInt() != ExportWriter.VERSION) {
            throw bad("its format is " + header.path("format") + " version " + header.path("version")
                    + "; this release reads " + ExportWriter.FORMAT + " version " + ExportWriter.VERSION);
        }
        readSchemas(header.path("schemas"));
        List<Recorded> events = records(Kind.EVENT, header.path("events").asInt());
        List<Recorded> decisions =
                records(Kind.DECISION, header.path("decisions").asInt());
        where = "the footer";
        next("footer");
        if (in.read() >= 0) {
            line++;
            where = "after the footer";
            throw bad("nothing may follow the footer");
        }
        return new Recording(
                header.path("experiment").asText(),
                events,
                decisions,
                header.path("malformed").asInt());
    }

    private void readSchemas(JsonNode texts) {
        texts.properties().forEach(schema -> {
            try {
                schemas.put(
                        schema.getKey(),
                        new Schema.Parser().parse(schema.getValue().toString()));
            } catch (AvroRuntimeException e) {
                throw bad("its schema " + schema.getKey() + " is not valid: " + e.getMessage());
            }
        });
    }

    private List<Recorded> records(Kind kind, int count) throws IOException {
        String name = kind.name().toLowerCase(Locale.ROOT);
        List<Recorded> records = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            where = name + " " + i + " of " + count;
            JsonNode node = next(name);
            Schema writer = schemas.get(node.path("schema").asText());
            if (writer == null) {
                throw bad("its schema " + node.path("schema") + " is not in the header");
            }
            records.add(new Recorded(
                    kind,
                    node.path("partition").asInt(),
                    node.path("offset").asLong(),
                    node.path("timestamp").asLong(),
                    writer,
                    Bytes.wrap(Base64.getDecoder().decode(node.path("avro").asText()))));
        }
        return records;
    }

    private JsonNode next(String kind) throws IOException {
        line++;
        byte[] bytes = readLine();
        int length = bytes.length - TAIL;
        if (length <= 0) {
            throw bad("it is not a line of an export, which ends in a chain of " + Chain.HEX_LENGTH + " digits");
        }
        String tail = new String(bytes, length, TAIL, StandardCharsets.ISO_8859_1);
        if (!tail.equals(ExportWriter.CHAIN + chain.next(bytes, length) + "\"}")) {
            throw bad("it was changed after the export: its content and its chain do not belong together");
        }
        JsonNode node = JSON.readTree(new String(bytes, 0, length, StandardCharsets.UTF_8) + "}");
        if (!node.path("kind").asText().equals(kind)) {
            throw bad("expected kind " + kind + ", found " + node.path("kind"));
        }
        return node;
    }

    /** Bytes, not characters: a flipped byte may be no character, or one that a text reader takes for a line's end. */
    private byte[] readLine() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw bad(
                        bytes.size() == 0
                                ? "it is missing: the file was cut off"
                                : "it was cut off, or its end changed");
            }
            bytes.write(b);
        }
        return bytes.toByteArray();
    }

    private BadExportException bad(String what) {
        return new BadExportException(line, where, what);
    }
}
