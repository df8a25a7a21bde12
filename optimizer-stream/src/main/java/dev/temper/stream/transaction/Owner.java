package dev.temper.stream.transaction;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/**
 * A Kafka Streams application that is exactly once, and where its transactions are.
 *
 * @param applicationId its group's id too
 * @param store the store whose changelog it alone writes to
 * @param outputs topics that it writes to
 */
public record Owner(String applicationId, String store, List<String> outputs) {
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** Copies the list. */
    public Owner {
        outputs = List.copyOf(outputs);
    }

    /** As Kafka Streams names it. */
    String changelog() {
        return applicationId + "-" + store + "-changelog";
    }

    List<String> topics() {
        return Stream.concat(Stream.of(changelog()), outputs.stream()).toList();
    }

    /** Whether a transactional id is of this application: its id, a process, a thread. */
    boolean has(String transactionalId) {
        return transactionalId.matches(Pattern.quote(applicationId) + "-" + UUID + "-\\d+");
    }

    /** One that no process uses. */
    String anyTransactionalId() {
        return applicationId + "-00000000-0000-0000-0000-000000000000-0";
    }

    /** The partition of the groups' offsets that has this one's, of so many: as Kafka's group coordinator counts. */
    int offsetsPartition(int partitions) {
        return Utils.abs(applicationId.hashCode()) % partitions;
    }
}
