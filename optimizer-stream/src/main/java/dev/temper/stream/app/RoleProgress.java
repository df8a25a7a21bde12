package dev.temper.stream.app;

import dev.temper.stream.progress.InHand;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether a role gets on.
 *
 * @param state as Kafka Streams names it
 * @param still for how long it has been REBALANCING and restored nothing; zero in any other state
 * @param held the event that it has had in hand for longest
 * @param patience {@code max.poll.interval.ms}: what takes longer has stood still
 */
record RoleProgress(String role, String state, Duration still, InHand.@Nullable Held held, Duration patience) {
    private static final Duration WORTH_TELLING = Duration.ofSeconds(1);

    Health.OfRole health(long lag) {
        Health.OfEvent event = held == null || held.time().compareTo(WORTH_TELLING) < 0
                ? null
                : new Health.OfEvent(held.experiment(), held.time().toSeconds());
        return new Health.OfRole(role, state, still.toSeconds(), lag, event);
    }

    /**
     * What has stood still for too long, and what to do; null when nothing has.
     *
     * @param answering for how long the brokers have answered: without them nothing could move
     */
    @Nullable
    String trouble(Duration answering) {
        if (held != null && held.time().compareTo(patience) > 0) {
            return "The %s has had an event of the experiment \"%s\" in hand for %d s, longer than max.poll.interval.ms = %d, and its thread serves no other experiment meanwhile: a thread dump (jstack) says what it does"
                    .formatted(role, held.experiment(), held.time().toSeconds(), patience.toMillis());
        }
        Duration able = still.compareTo(answering) < 0 ? still : answering;
        if (able.compareTo(patience) > 0) {
            return "The %s has been %s for %d s, longer than max.poll.interval.ms = %d, and restored nothing meanwhile: look at the transactions here, then at its log"
                    .formatted(role, state, able.toSeconds(), patience.toMillis());
        }
        return null;
    }
}
