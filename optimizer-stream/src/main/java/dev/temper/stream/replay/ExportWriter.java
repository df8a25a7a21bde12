package dev.temper.stream.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.jspecify.annotations.Nullable;

/**
 * Writes a recording as a text file that needs nothing else to be replayed: JSON lines, each ending in a digest over
 * itself and all lines before it. docs/replay.md describes the format.
 */
public final class ExportWriter {
    static final String FORMAT = "temper-journal";
    static final int VERSION = 1;
    static final String CHAIN = ",\"chain\":\"";
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Chain chain = new Chain();
    private final BufferedWriter out;
    private final Map<Schema, String> names = new HashMap<>();
    private String digest = "";

    private ExportWriter(BufferedWriter out) {
        this.out = out;
    }

    /**
     * Writes the file anew.
     *
     * @return the final digest, in hexadecimal: whoever keeps it elsewhere can tell any other file from this one
     * @throws UncheckedIOException when the file cannot be written
     */
    public static String write(Recording recording, Path file) {
        return write(recording, file, null);
    }

    /**
     * Writes a file that goes on where another one ended: a segment of an experiment that is exported bit by bit.
     *
     * @param place which segment it is; null for a file that is whole
     */
    public static String write(Recording recording, Path file, @Nullable SegmentPlace place) {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            ExportWriter writer = new ExportWriter(out);
            writer.writeAll(recording, place);
            return writer.digest;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the export " + file + ": " + e, e);
        }
    }

    /** Names a schema by its content, so that records of several versions of a type can stand in one file. */
    static String nameOf(Schema schema) {
        long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        return schema.getFullName() + "#" + String.format(Locale.ROOT, "%016x", fingerprint);
    }

    private void writeAll(Recording recording, @Nullable SegmentPlace place) throws IOException {
        ObjectNode header = header(recording);
        if (place != null) {
            header.put("segment", place.number())
                    .put("after", place.after())
                    .put("journalNext", place.journalNext())
                    .put("decisionsNext", place.decisionsNext());
            chain.startAfter(place.after());
        }
        line(header);
        for (Recorded event : recording.events()) {
            line(node(event));
        }
        for (Recorded decision : recording.decisions()) {
            line(node(decision));
        }
        line(JSON.createObjectNode().put("kind", "footer"));
    }

    private static ObjectNode header(Recording recording) throws JsonProcessingException {
        SortedMap<String, Schema> schemas = new TreeMap<>();
        Stream.concat(recording.events().stream(), recording.decisions().stream())
                .map(Recorded::writer)
                .distinct()
                .forEach(schema -> schemas.put(nameOf(schema), schema));
        ObjectNode header = JSON.createObjectNode()
                .put("kind", "header")
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("experiment", recording.experiment())
                .put("events", recording.events().size())
                .put("decisions", recording.decisions().size())
                .put("malformed", recording.malformed())
                .put("journalStart", recording.journalStart())
                .put("decisionsStart", recording.decisionsStart());
        ObjectNode texts = header.putObject("schemas");
        for (var schema : schemas.entrySet()) {
            texts.set(schema.getKey(), JSON.readTree(schema.getValue().toString()));
        }
        return header;
    }

    private ObjectNode node(Recorded recorded) {
        return JSON.createObjectNode()
                .put("kind", recorded.kind().name().toLowerCase(Locale.ROOT))
                .put("partition", recorded.partition())
                .put("offset", recorded.offset())
                .put("timestamp", recorded.timestamp())
                .put("schema", names.computeIfAbsent(recorded.writer(), ExportWriter::nameOf))
                .put("avro", Base64.getEncoder().encodeToString(recorded.avro().get()));
    }

    private void line(ObjectNode content) throws IOException {
        String json = JSON.writeValueAsString(content);
        String open = json.substring(0, json.length() - 1);
        digest = chain.next(open);
        out.write(open + CHAIN + digest + "\"}\n");
    }
}
