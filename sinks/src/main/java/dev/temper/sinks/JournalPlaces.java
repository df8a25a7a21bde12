package dev.temper.sinks;

import dev.temper.stream.engine.JournalDecoder;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a group stands in the partitions that it has. What Kafka keeps of a place is an offset, before which all was told, and in
 * its metadata the offset at which the group began: both change in one commit. Used by one thread.
 */
final class JournalPlaces {
    private static final Pattern BEGAN = Pattern.compile("began=([0-9]{1,18})");
    private static final Logger LOG = LoggerFactory.getLogger(JournalPlaces.class);

    private final Consumer<byte[], byte[]> consumer;
    private final FollowSettings settings;
    private final boolean whole;
    private final Map<TopicPartition, Place> places = new HashMap<>();

    /** A partition: {@code end} is where it ended when it was given to us. */
    private static final class Place {
        private final PartitionFold fold;
        private final long began;
        private final long begin;
        private final long end;
        private long told;

        private Place(PartitionFold fold, long began, long begin, long end, long told) {
            this.fold = fold;
            this.began = began;
            this.begin = begin;
            this.end = end;
            this.told = told;
        }
    }

    /** @param whole whether experiments that are older than the group are left out */
    JournalPlaces(Consumer<byte[], byte[]> consumer, FollowSettings settings, boolean whole) {
        this.consumer = consumer;
        this.settings = settings;
        this.whole = whole;
    }

    /** Takes over partitions: finds out where the group stands there, and has the consumer begin at their beginning. */
    void assigned(Collection<TopicPartition> partitions, JournalDecoder decoder) {
        Set<TopicPartition> all = new HashSet<>(partitions);
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(all);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        Map<TopicPartition, OffsetAndMetadata> first = new HashMap<>();
        for (TopicPartition partition : all) {
            long begin = begins.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, 0L);
            OffsetAndMetadata known = committed.get(partition);
            if (known != null && known.offset() > end) {
                LOG.warn(
                        "{} ends at {}, and group {} has been at {}: the topic is another one now, and is told from its beginning",
                        partition,
                        end,
                        settings.group(),
                        known.offset());
                known = new OffsetAndMetadata(begin, metadata(begin));
            }
            if (known == null) {
                long start = settings.start() == FollowSettings.Start.NOW ? end : begin;
                known = new OffsetAndMetadata(start, metadata(start));
                first.put(partition, known);
            }
            long began = began(known);
            PartitionFold fold = new PartitionFold(settings, decoder, whole ? began : 0);
            places.put(partition, new Place(fold, began, begin, end, known.offset()));
        }
        if (!first.isEmpty()) {
            consumer.commitSync(first);
        }
        all.forEach(partition -> consumer.seek(partition, begins.getOrDefault(partition, 0L)));
    }

    /** Forgets all places: they are somebody else's. */
    void clear() {
        places.clear();
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /** The fold of a partition that we have; null for another one. */
    @Nullable
    PartitionFold fold(TopicPartition partition) {
        Place place = places.get(partition);
        return place == null ? null : place.fold;
    }

    /** Whether what an offset leads to was told before. */
    boolean isTold(TopicPartition partition, long offset) {
        Place place = places.get(partition);
        return place != null && offset < place.told;
    }

    /** All records up to the consumer's position were told: has Kafka keep that. */
    void commit() {
        Map<TopicPartition, OffsetAndMetadata> further = new HashMap<>();
        places.forEach((partition, place) -> {
            long position = consumer.position(partition);
            if (position > place.told) {
                further.put(partition, new OffsetAndMetadata(position, metadata(place.began)));
            }
        });
        if (!further.isEmpty()) {
            consumer.commitSync(further);
            further.forEach((partition, at) -> {
                Place place = places.get(partition);
                if (place != null) {
                    place.told = at.offset();
                }
            });
        }
    }

    /** Records that were there when we were given the partitions. */
    long records() {
        return places.values().stream()
                .mapToLong(place -> place.end - place.begin)
                .sum();
    }

    /** Of these, those that were told before. */
    long known() {
        return places.values().stream()
                .mapToLong(place -> Math.max(0, Math.min(place.told, place.end) - place.begin))
                .sum();
    }

    /** Of these, those that were read. */
    long read() {
        return places.entrySet().stream()
                .mapToLong(
                        each -> Math.min(consumer.position(each.getKey()), each.getValue().end) - each.getValue().begin)
                .sum();
    }

    private static String metadata(long began) {
        return "began=" + began;
    }

    private static long began(OffsetAndMetadata known) {
        Matcher matcher = BEGAN.matcher(known.metadata());
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }
}
