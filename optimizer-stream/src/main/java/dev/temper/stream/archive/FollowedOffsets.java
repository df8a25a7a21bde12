package dev.temper.stream.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How far an archive's directory has followed its cluster: offsets of its own, in a file beside what they tell of. */
final class FollowedOffsets {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VERSION = 1;

    private final Path file;
    private final String cluster;
    private final long[] journal;
    private final long[] decisions;

    private FollowedOffsets(Path file, String cluster, int partitions) {
        this.file = file;
        this.cluster = cluster;
        journal = new long[partitions];
        decisions = new long[partitions];
    }

    /**
     * Reads it, or begins.
     *
     * @throws ArchiveException when the directory follows another cluster, or one of another number of partitions
     */
    static FollowedOffsets of(Path directory, String cluster, int partitions) {
        FollowedOffsets followed = new FollowedOffsets(directory.resolve("progress.json"), cluster, partitions);
        if (Files.exists(followed.file)) {
            followed.read();
        }
        return followed;
    }

    private void read() {
        try {
            JsonNode kept = JSON.readTree(file.toFile());
            if (kept.path("version").asInt() != VERSION) {
                throw new ArchiveException(
                        file + " has version " + kept.path("version") + ": this release reads version " + VERSION);
            }
            if (!kept.path("cluster").asText().equals(cluster)
                    || kept.path("journal").size() != journal.length) {
                throw new ArchiveException(
                        file + " is of cluster " + kept.path("cluster").asText() + " with "
                                + kept.path("journal").size() + " partitions, and this is " + cluster + " with "
                                + journal.length
                                + ": export to another directory");
            }
            for (int partition = 0; partition < journal.length; partition++) {
                journal[partition] = kept.path("journal").path(partition).asLong();
                decisions[partition] = kept.path("decisions").path(partition).asLong();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e, e);
        }
    }

    long journal(int partition) {
        return journal[partition];
    }

    long decisions(int partition) {
        return decisions[partition];
    }

    /** Goes on to these offsets, once all before them is in the archive. */
    void advance(int partition, long journalNext, long decisionsNext) {
        journal[partition] = journalNext;
        decisions[partition] = decisionsNext;
        ObjectNode node = JSON.createObjectNode().put("version", VERSION).put("cluster", cluster);
        ArrayNode journals = node.putArray("journal");
        ArrayNode decided = node.putArray("decisions");
        for (int each = 0; each < journal.length; each++) {
            journals.add(journal[each]);
            decided.add(decisions[each]);
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(unfinished, node.toPrettyString());
            Archive.publish(unfinished, file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e, e);
        }
    }
}
