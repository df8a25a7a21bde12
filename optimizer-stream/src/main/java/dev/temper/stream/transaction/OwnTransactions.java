package dev.temper.stream.transaction;

import dev.temper.stream.transaction.Coordinators.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.internals.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for transactions that stay open where they hold up Temper or its readers, and aborts those that are certainly
 * Temper's own and that certainly nobody will end: after a broker's crash on a full disk, say, which may cost the
 * coordinator what it knew. A group whose offsets are in such a transaction cannot begin anywhere: its members stay in
 * REBALANCING for ever.
 *
 * <p>What makes an abort safe is all of this. The transaction is its producer's that writes to a changelog of Temper, or
 * has a transactional id of Temper. No coordinator will end it on the partition, and its producer can add nothing to it
 * ({@link Coordinators#isAbandoned}). It was open before the coordinators were asked, and after: one that ended meanwhile,
 * or a new one, looks different. Two looks in a row agree. Used by one thread.
 */
public final class OwnTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(OwnTransactions.class);

    private final TransactionAdmin admin;
    private final List<Owner> owners;
    private final Duration patience;
    private final LongSupplier nanos;
    private final Map<OpenTransaction, Long> seen = new HashMap<>();
    private final Set<OpenTransaction> abandoned = new HashSet<>();
    private final Map<OpenTransaction, String> refused = new HashMap<>();

    /**
     * What to look at, and for whom.
     *
     * @param patience a transaction that something happened in within this time is left alone
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    public OwnTransactions(Admin admin, List<Owner> owners, Duration patience, LongSupplier nanos) {
        this.admin = new TransactionAdmin(admin);
        this.owners = List.copyOf(owners);
        this.patience = patience;
        this.nanos = nanos;
    }

    /**
     * Looks once, and aborts what is to be aborted.
     *
     * @return what has been open for too long
     * @throws KafkaException when the brokers do not answer, or refuse
     */
    public List<StuckTransaction> look() {
        Map<TopicPartition, List<ProducerState>> producers = admin.producers(watched());
        List<OpenTransaction> old = old(OpenTransaction.among(producers));
        if (old.isEmpty()) {
            abandoned.clear();
            return List.of();
        }
        Coordinators coordinators = admin.coordinators(
                old.stream().map(OpenTransaction::producerId).collect(Collectors.toSet()),
                owners.stream().map(Owner::anyTransactionalId).toList());
        old.retainAll(OpenTransaction.among(admin.producers(
                old.stream().map(OpenTransaction::partition).distinct().toList())));
        abandoned.retainAll(old);
        Set<Long> writers = writersOfChangelogs(producers);
        List<StuckTransaction> findings = new ArrayList<>();
        for (OpenTransaction transaction : old) {
            StuckTransaction finding = judge(transaction, coordinators, writers);
            if (finding != null) {
                findings.add(finding);
            }
        }
        return findings;
    }

    private List<TopicPartition> watched() {
        Set<String> topics =
                owners.stream().flatMap(owner -> owner.topics().stream()).collect(Collectors.toSet());
        List<TopicPartition> watched = new ArrayList<>();
        admin.partitions(topics)
                .forEach((topic, partitions) ->
                        partitions.forEach(partition -> watched.add(new TopicPartition(topic, partition))));
        int offsets = admin.offsetsPartitions();
        if (offsets > 0) {
            owners.stream()
                    .map(owner -> new TopicPartition(Topic.GROUP_METADATA_TOPIC_NAME, owner.offsetsPartition(offsets)))
                    .distinct()
                    .forEach(watched::add);
        }
        return watched;
    }

    /**
     * Those in which nothing happened for long enough; offsets last, so that a role whose offsets are free finds its
     * changelogs free too.
     */
    private List<OpenTransaction> old(Set<OpenTransaction> open) {
        long now = nanos.getAsLong();
        seen.keySet().retainAll(open);
        refused.keySet().retainAll(open);
        open.forEach(transaction -> seen.putIfAbsent(transaction, now));
        return new ArrayList<>(open.stream()
                .filter(transaction -> now - seen.getOrDefault(transaction, now) >= patience.toNanos())
                .sorted(Comparator.comparing(OpenTransaction::isOfOffsets))
                .toList());
    }

    private Set<Long> writersOfChangelogs(Map<TopicPartition, ? extends Collection<ProducerState>> producers) {
        Set<String> changelogs = owners.stream().map(Owner::changelog).collect(Collectors.toSet());
        Set<Long> writers = new HashSet<>();
        producers.forEach((partition, states) -> {
            if (changelogs.contains(partition.topic())) {
                states.forEach(state -> writers.add(state.producerId()));
            }
        });
        return writers;
    }

    /** Null for what is none of Temper's business. */
    private @Nullable StuckTransaction judge(
            OpenTransaction transaction, Coordinators coordinators, Set<Long> writers) {
        Known known = coordinators.of(transaction);
        boolean own = writers.contains(transaction.producerId())
                || (known != null && owners.stream().anyMatch(owner -> owner.has(known.transactionalId())));
        if (coordinators.willEnd(transaction)) {
            return own && known != null
                    ? finding(
                            transaction,
                            known,
                            "its coordinator, broker %d, knows it as %s and ends it %d s after its start"
                                    .formatted(
                                            known.description().coordinatorId(),
                                            known.description().state(),
                                            known.description().transactionTimeoutMs() / 1_000))
                    : null;
        }
        if (!own) {
            return finding(
                    transaction,
                    known,
                    "nobody will end it, and it may be another application's. " + byHand(transaction));
        }
        if (!coordinators.isAbandoned(transaction)) {
            return finding(
                    transaction,
                    known,
                    "it is not certain that nobody will end it: a coordinator of transactions is away, or may not tell"
                            + " this optimizer (it needs DESCRIBE on its transactional ids and on __transaction_state)");
        }
        return finding(
                transaction,
                known,
                abandoned.add(transaction) ? "nobody will end it; about to be aborted" : abort(transaction));
    }

    private String abort(OpenTransaction transaction) {
        try {
            admin.abort(transaction);
        } catch (AuthorizationException e) {
            String verdict = "nobody will end it, and this optimizer may not (" + e.getMessage()
                    + "): grant it ALTER on the cluster. " + byHand(transaction);
            if (refused.put(transaction, verdict) == null) {
                LOG.warn("{} is left open: {}", name(transaction), verdict);
            }
            return verdict;
        }
        LOG.warn(
                "{} is aborted: it is Temper's own, has been open since {}, and no coordinator would have ended it",
                name(transaction),
                Instant.ofEpochMilli(transaction.lastTimestamp()));
        return "aborted just now";
    }

    private static StuckTransaction finding(OpenTransaction transaction, @Nullable Known known, String verdict) {
        return new StuckTransaction(
                transaction.partition(),
                transaction.producerId(),
                known == null ? null : known.transactionalId(),
                Instant.ofEpochMilli(transaction.lastTimestamp()),
                verdict);
    }

    private static String name(OpenTransaction transaction) {
        return "The transaction of producer %d (epoch %d) on %s from offset %d"
                .formatted(
                        transaction.producerId(),
                        transaction.producerEpoch(),
                        transaction.partition(),
                        transaction.startOffset());
    }

    private static String byHand(OpenTransaction transaction) {
        return "By hand: kafka-transactions.sh abort --topic %s --partition %d --start-offset %d"
                .formatted(
                        transaction.partition().topic(),
                        transaction.partition().partition(),
                        transaction.startOffset());
    }
}
