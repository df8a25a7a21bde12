package dev.temper.stream.replay;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.temper.stream.replay.Recorded.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.common.utils.Bytes;

/** Reads an export, and names the first line that is not as it was written. */
public final class ExportReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] CHAIN = ExportWriter.CHAIN.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSING = {'"', '}'};
    private static final int TAIL = CHAIN.length + Chain.HEX_LENGTH + CLOSING.length;
    private final ByteLines lines;
    private final Chain chain = new Chain();
    private final Map<String, Schema> schemas = new HashMap<>();
    private int line;
    private String where = "the header";

    private ExportReader(InputStream in, String after) {
        lines = new ByteLines(in);
        chain.startAfter(after);
    }

    /**
     * Reads a file.
     *
     * @throws BadExportException naming the first line that was changed, is missing or cannot be understood
     * @throws UncheckedIOException when the file cannot be read
     */
    public static Recording read(Path file) {
        return read(file, SegmentPlace.BEGINNING).recording();
    }

    /**
     * Reads a file that goes on where another one ended.
     *
     * @param after the last digest of that one
     * @throws BadExportException as the other method, and when this is not the file that comes after that one
     */
    public static Segment read(Path file, String after) {
        try (InputStream in = Files.newInputStream(file)) {
            return new ExportReader(in, after).readAll();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the export " + file + ": " + e, e);
        }
    }

    /**
     * The digest after which a file goes on, as its first line says; whether it is right, reading the file tells.
     *
     * @throws UncheckedIOException when the file cannot be read
     */
    public static String after(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            ByteLines lines = new ByteLines(in);
            lines.next();
            return JSON.readTree(lines.buffer(), lines.start(), lines.end() - lines.start())
                    .path("after")
                    .asText(SegmentPlace.BEGINNING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the export " + file + ": " + e, e);
        }
    }

    private Segment readAll() throws IOException {
        next();
        JsonNode header = tree("header");
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
        next();
        tree("footer");
        if (lines.next() || lines.start() < lines.end()) {
            line++;
            where = "after the footer";
            throw bad("nothing may follow the footer");
        }
        Recording recording = new Recording(
                header.path("experiment").asText(),
                events,
                decisions,
                header.path("malformed").asInt(),
                header.path("journalStart").asLong(),
                header.path("decisionsStart").asLong());
        SegmentPlace place = new SegmentPlace(
                header.path("segment").asInt(1),
                header.path("after").asText(SegmentPlace.BEGINNING),
                header.path("journalNext").asLong(),
                header.path("decisionsNext").asLong());
        return new Segment(recording, place, chain.digest());
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
            next();
            records.add(record(kind, name));
        }
        return records;
    }

    private Recorded record(Kind kind, String name) throws IOException {
        String found = "";
        String schema = "";
        int partition = 0;
        long offset = 0;
        long timestamp = 0;
        byte[] avro = {};
        try (JsonParser parser = JSON.createParser(lines.buffer(), lines.start(), lines.end() - lines.start())) {
            parser.nextToken();
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                parser.nextToken();
                switch (field) {
                    case "kind" -> found = parser.getText();
                    case "partition" -> partition = parser.getIntValue();
                    case "offset" -> offset = parser.getLongValue();
                    case "timestamp" -> timestamp = parser.getLongValue();
                    case "schema" -> schema = parser.getText();
                    case "avro" -> avro = parser.getBinaryValue();
                    default -> parser.skipChildren();
                }
            }
        }
        expectKind(name, found);
        Schema writer = schemas.get(schema);
        if (writer == null) {
            throw bad("its schema \"" + schema + "\" is not in the header");
        }
        return new Recorded(kind, partition, offset, timestamp, writer, Bytes.wrap(avro));
    }

    private JsonNode tree(String kind) throws IOException {
        JsonNode node = JSON.readTree(lines.buffer(), lines.start(), lines.end() - lines.start());
        expectKind(kind, node.path("kind").asText());
        return node;
    }

    private void expectKind(String kind, String found) {
        if (!found.equals(kind)) {
            throw bad("expected kind \"" + kind + "\", found \"" + found + "\"");
        }
    }

    /** Reads on to the next line, which is as it was written. */
    private void next() throws IOException {
        line++;
        if (!lines.next()) {
            throw bad(
                    lines.start() == lines.end()
                            ? "it is missing: the file was cut off"
                            : "it was cut off, or its end changed");
        }
        int end = lines.end() - TAIL;
        if (end <= lines.start()) {
            throw bad("it is not a line of an export, which ends in a chain of " + Chain.HEX_LENGTH + " digits");
        }
        byte[] bytes = lines.buffer();
        boolean untouched = chain.nextIs(bytes, lines.start(), end, end + CHAIN.length)
                && Arrays.equals(bytes, end, end + CHAIN.length, CHAIN, 0, CHAIN.length)
                && Arrays.equals(bytes, lines.end() - CLOSING.length, lines.end(), CLOSING, 0, CLOSING.length);
        if (!untouched) {
            throw bad("it was changed after the export: its content and its chain do not belong together");
        }
    }

    private BadExportException bad(String what) {
        return new BadExportException(line, where, what);
    }
}
