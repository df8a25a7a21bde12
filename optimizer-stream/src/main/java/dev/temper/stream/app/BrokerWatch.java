package dev.temper.stream.app;

import dev.temper.schemas.topic.Topic;
import dev.temper.stream.intake.Backlog;
import dev.temper.stream.intake.Brokers;
import dev.temper.stream.transaction.OwnTransactions;
import dev.temper.stream.transaction.StuckTransaction;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the brokers every few seconds: whether they answer, since Kafka Streams calls itself RUNNING without any, and
 * for transactions that nobody will end. Thread safe.
 */
final class BrokerWatch implements Brokers, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
    private static final String AGENTS = Topic.AGENTS.topicName();

    private final Admin admin;
    private final OwnTransactions transactions;
    private final @Nullable JournalSizes journal;
    private final @Nullable JournalBacklog backlog;
    private final Duration interval;
    private final Set<String> complaints = new HashSet<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "temper-broker-watch");
    private volatile boolean silent;
    private volatile long turned = System.nanoTime();
    private volatile Set<Integer> leaderless = Set.of();
    private volatile List<StuckTransaction> findings = List.of();

    /**
     * @param journal asked for its size; null where another process does
     * @param backlog of the engine; null where nobody asks for it
     * @param interval between two looks
     */
    BrokerWatch(
            Admin admin,
            OwnTransactions transactions,
            @Nullable JournalSizes journal,
            @Nullable JournalBacklog backlog,
            Duration interval) {
        this.admin = admin;
        this.transactions = transactions;
        this.journal = journal;
        this.backlog = backlog;
        this.interval = interval;
        thread.setDaemon(true);
    }

    BrokerWatch start() {
        thread.start();
        if (backlog != null) {
            backlog.start();
        }
        return this;
    }

    /** For how long no broker has answered; zero when they do. */
    Duration silence() {
        return silent ? Duration.ofNanos(System.nanoTime() - turned) : Duration.ZERO;
    }

    /** For how long the brokers have answered; zero when they do not. */
    Duration answering() {
        return silent ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - turned);
    }

    /** Whether the brokers take what agents say in a partition, as far as is known. */
    @Override
    public boolean takes(int partition) {
        return !silent && !leaderless.contains(partition);
    }

    @Override
    public Backlog backlog(int partition) {
        return backlog == null ? Backlog.UNKNOWN : backlog.of(partition);
    }

    /** The transactions that were open for too long when it last looked. */
    List<StuckTransaction> findings() {
        return findings;
    }

    private void watch() {
        try {
            while (!closing.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("Closed while it looked");
        }
    }

    private void look() throws InterruptedException {
        turn(!ask());
        if (silent) {
            return;
        }
        if (journal != null) {
            journal.look();
        }
        try {
            findings = transactions.look();
        } catch (RetriableException e) {
            LOG.debug("The next look may be luckier", e);
        } catch (KafkaException e) {
            if (complaints.add(e.getClass() + ": " + e.getMessage())) {
                LOG.warn("Transactions that nobody ends cannot be looked for; all else goes on ({})", e.toString());
            }
        }
    }

    /** Whether a broker answers; notes which partitions have a leader. */
    private boolean ask() throws InterruptedException {
        try {
            TopicDescription agents = Objects.requireNonNull(
                    admin.describeTopics(List.of(AGENTS)).allTopicNames().get().get(AGENTS));
            leaderless = agents.partitions().stream()
                    .filter(BrokerWatch::hasNoLeader)
                    .map(TopicPartitionInfo::partition)
                    .collect(Collectors.toSet());
            return true;
        } catch (ExecutionException e) {
            LOG.debug("What agents say cannot be asked for", e);
            return !(e.getCause() instanceof RetriableException);
        }
    }

    @SuppressWarnings("NullAway") // Kafka gives null for a partition without a leader
    private static boolean hasNoLeader(TopicPartitionInfo partition) {
        return partition.leader() == null || partition.leader().isEmpty();
    }

    private void turn(boolean nowSilent) {
        if (nowSilent != silent) {
            turned = System.nanoTime();
            silent = nowSilent;
            LOG.warn(nowSilent ? "No broker answers: waiting for one" : "A broker answers again");
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        if (backlog != null) {
            backlog.close();
        }
        admin.close(Duration.ZERO);
    }
}
