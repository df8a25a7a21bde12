package dev.temper.sinks;

import dev.temper.stream.engine.JournalDecoder;
import dev.temper.stream.engine.JournalDecoder.Journaled;
import dev.temper.stream.engine.JournalDecoder.PoisonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The experiments of one partition of the journal, each as far as it was read. */
final class PartitionFold {
    /** As much as every release has asked of an id: it becomes a part of file names and of queries. */
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9._-]{1,100}");

    private static final Logger LOG = LoggerFactory.getLogger(PartitionFold.class);

    private final FollowSettings settings;
    private final JournalDecoder decoder;
    private final long wholeFrom;
    private final Map<String, Happenings> live = new TreeMap<>();
    private final Set<String> done = new TreeSet<>();

    /**
     * Of a partition from its beginning.
     *
     * @param wholeFrom experiments that were created at an earlier offset are left out
     */
    PartitionFold(FollowSettings settings, JournalDecoder decoder, long wholeFrom) {
        this.settings = settings;
        this.decoder = decoder;
        this.wholeFrom = wholeFrom;
    }

    /**
     * What a record leads to. One that the engine leaves out leads to nothing.
     *
     * @throws RuntimeException when it cannot be read now, such as when the registry is away
     */
    List<Happening> take(ConsumerRecord<byte[], byte[]> record) {
        String experiment = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        if (!ID.matcher(experiment).matches() || !settings.wants(experiment) || done.contains(experiment)) {
            return List.of();
        }
        Journaled journaled;
        try {
            journaled = decoder.decode(record.key(), record.value(), record.partition());
        } catch (PoisonException e) {
            LOG.debug("Left out, as by the engine: {}", e.getMessage());
            return List.of();
        }
        Happenings happenings = live.computeIfAbsent(experiment, Happenings::new);
        List<Happening> happened = happenings.take(journaled.entry());
        boolean older = record.offset() < wholeFrom
                && happened.stream().anyMatch(one -> one.fact() instanceof Happening.Created);
        if (older || happenings.isOver()) {
            live.remove(experiment);
            done.add(experiment);
        }
        return older ? List.of() : happened;
    }
}
