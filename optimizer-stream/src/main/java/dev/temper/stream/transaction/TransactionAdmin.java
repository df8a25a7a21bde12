package dev.temper.stream.transaction;

import dev.temper.schemas.topic.BrokerAnswer;
import dev.temper.stream.transaction.Coordinators.Known;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult;
import org.apache.kafka.clients.admin.DescribeTransactionsResult;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.Topic;

/** What the brokers say about transactions. Each method throws the {@link KafkaException} that a broker answered. */
final class TransactionAdmin {
    private final Admin admin;

    TransactionAdmin(Admin admin) {
        this.admin = admin;
    }

    /** The partitions of topics, those without a leader left out; a topic that is not there, or not to be seen, has none. */
    Map<String, List<Integer>> partitions(Collection<String> topics) {
        Map<String, List<Integer>> partitions = new HashMap<>();
        leaders(topics).forEach((topic, leaders) -> partitions.put(topic, List.copyOf(leaders.keySet())));
        return partitions;
    }

    /** How many partitions the groups' offsets are spread over; 0 when that is not to be seen. */
    int offsetsPartitions() {
        return describe(List.of(Topic.GROUP_METADATA_TOPIC_NAME)).values().stream()
                .mapToInt(topic -> topic.partitions().size())
                .sum();
    }

    /** The producers that partitions remember; a partition that may not be read is left out. */
    Map<TopicPartition, List<ProducerState>> producers(Collection<TopicPartition> partitions) {
        DescribeProducersResult result = admin.describeProducers(partitions);
        Map<TopicPartition, List<ProducerState>> producers = new HashMap<>();
        for (TopicPartition partition : partitions) {
            try {
                producers.put(
                        partition,
                        BrokerAnswer.of(result.partitionResult(partition)).activeProducers());
            } catch (TopicAuthorizationException | UnknownTopicOrPartitionException notToBeSeen) {
                producers.remove(partition);
            }
        }
        return producers;
    }

    /**
     * What the coordinators know of producers.
     *
     * @param ownIds a transactional id under each prefix of Temper's own, to see whether they may be told of
     */
    Coordinators coordinators(Set<Long> producerIds, Collection<String> ownIds) {
        Map<Integer, Integer> before = coordinatorsByPartition();
        Map<String, Long> listed = new HashMap<>();
        for (TransactionListing listing :
                BrokerAnswer.of(admin.listTransactions(new ListTransactionsOptions().filterProducerIds(producerIds))
                        .all())) {
            listed.put(listing.transactionalId(), listing.producerId());
        }
        Map<Long, Known> known = new HashMap<>();
        DescribeTransactionsResult descriptions = admin.describeTransactions(listed.keySet());
        for (Map.Entry<String, Long> one : listed.entrySet()) {
            try {
                known.put(
                        one.getValue(),
                        new Known(one.getKey(), BrokerAnswer.of(descriptions.description(one.getKey()))));
            } catch (TransactionalIdNotFoundException gone) {
                known.remove(one.getValue());
            }
        }
        boolean steady = !before.isEmpty() && before.equals(coordinatorsByPartition());
        return new Coordinators(known, steady && mayBeTold(ownIds));
    }

    /** A list of transactions leaves out, without a word, those that the client may not see: so it asks for one. */
    private boolean mayBeTold(Collection<String> ownIds) {
        DescribeTransactionsResult result = admin.describeTransactions(ownIds);
        return ownIds.stream().allMatch(id -> isVisible(result.description(id)));
    }

    private static boolean isVisible(KafkaFuture<TransactionDescription> transaction) {
        try {
            BrokerAnswer.of(transaction);
            return true;
        } catch (TransactionalIdNotFoundException unused) {
            return true;
        } catch (TransactionalIdAuthorizationException hidden) {
            return false;
        }
    }

    /** The broker that coordinates each partition of the transactions' log; empty unless every partition has one. */
    private Map<Integer, Integer> coordinatorsByPartition() {
        String log = Topic.TRANSACTION_STATE_TOPIC_NAME;
        TopicDescription description = describe(List.of(log)).get(log);
        Map<Integer, Integer> leaders = leaders(List.of(log)).getOrDefault(log, Map.of());
        return description != null && leaders.size() == description.partitions().size() ? leaders : Map.of();
    }

    void abort(OpenTransaction transaction) {
        BrokerAnswer.of(admin.abortTransaction(new AbortTransactionSpec(
                        transaction.partition(),
                        transaction.producerId(),
                        (short) transaction.producerEpoch(),
                        Math.max(0, transaction.coordinatorEpoch())))
                .all());
    }

    private Map<String, Map<Integer, Integer>> leaders(Collection<String> topics) {
        Map<String, Map<Integer, Integer>> leaders = new HashMap<>();
        describe(topics).forEach((topic, description) -> leaders.put(topic, leaders(description)));
        return leaders;
    }

    private static Map<Integer, Integer> leaders(TopicDescription topic) {
        return topic.partitions().stream()
                .filter(partition -> hasLeader(partition.leader()))
                .collect(Collectors.toMap(
                        TopicPartitionInfo::partition,
                        partition -> partition.leader().id()));
    }

    @SuppressWarnings("NullAway") // Kafka gives null for a partition without a leader
    private static boolean hasLeader(Node leader) {
        return leader != null && !leader.isEmpty();
    }

    private Map<String, TopicDescription> describe(Collection<String> topics) {
        Map<String, TopicDescription> descriptions = new HashMap<>();
        admin.describeTopics(topics).topicNameValues().forEach((topic, future) -> {
            try {
                descriptions.put(topic, BrokerAnswer.of(future));
            } catch (TopicAuthorizationException | UnknownTopicOrPartitionException notToBeSeen) {
                descriptions.remove(topic);
            }
        });
        return descriptions;
    }
}
