package dev.temper.stream.app;

import dev.temper.stream.progress.Slowed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the optimizer is.
 *
 * @param live false when it gave up, or something has stood still for too long: {@code failure} or {@code troubles} say
 *     why
 * @param ready whether every role works and the brokers answer
 * @param failure why it gave up and must be started anew; null when it did not
 * @param brokersSilentSeconds for how long no broker has answered; 0 when they answer, or were not asked yet
 * @param troubles what has stood still for longer than {@code max.poll.interval.ms}, and what to do, a sentence or two
 *     each
 * @param transactions transactions that are open for too long where they hold up Temper or its readers
 * @param quarantined experiments that are set aside, since a step of theirs takes too much work: the others go on
 * @param slowed experiments whose reports come faster than the engine folds them, and so wait
 */
public record Health(
        boolean live,
        boolean ready,
        @Nullable String failure,
        long brokersSilentSeconds,
        List<OfRole> roles,
        List<String> troubles,
        List<OfTransaction> transactions,
        List<String> quarantined,
        List<Slowed.Of> slowed) {
    /** Copies the lists. */
    public Health {
        roles = List.copyOf(roles);
        troubles = List.copyOf(troubles);
        transactions = List.copyOf(transactions);
        quarantined = List.copyOf(quarantined);
        slowed = List.copyOf(slowed);
    }

    /**
     * How a role is.
     *
     * @param state as Kafka Streams names it; WAITING before the brokers answered
     * @param stateSeconds for how long it has been REBALANCING without a sign of progress; 0 in any other state
     * @param lag records that wait to be read; -1 when not known
     * @param held the event that it has had in hand for longest; null when none has been for a second
     */
    public record OfRole(
            String role,
            String state,
            long stateSeconds,
            long lag,
            @Nullable OfEvent held) {}

    /**
     * An event in hand.
     *
     * @param seconds for how long
     */
    public record OfEvent(String experiment, long seconds) {}

    /**
     * A transaction that is open for too long.
     *
     * @param transactionalId as the coordinator knows it; null when no coordinator knows it
     * @param since time of its last record, ISO 8601
     * @param verdict what is being done about it, or what to do
     */
    public record OfTransaction(
            String topic,
            int partition,
            long producerId,
            @Nullable String transactionalId,
            String since,
            String verdict) {}
}
