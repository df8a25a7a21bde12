package dev.temper.stream.rebuild;

import dev.temper.schemas.topic.BrokerAnswer;
import dev.temper.stream.config.OptimizerConfig;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * What is done to the topics while no optimizer runs, and must come to its end before one may. A topic without records
 * stands for it from its beginning to its end, so that whoever is killed in the middle leaves word of it.
 */
public enum Undertaking {
    /** State made anew from the journal. */
    REBUILD,
    /** Experiments of another cluster written into empty topics. */
    IMPORT;

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int MOST_LOOKS = 300;

    /** Name of the topic that stands for it. */
    String topic(OptimizerConfig config) {
        return config.applicationId() + "-" + name().toLowerCase(Locale.ROOT) + "-under-way";
    }

    /** What to say to who would go on meanwhile. */
    String isUnderWay(OptimizerConfig config) {
        String command = "temper " + name().toLowerCase(Locale.ROOT);
        return "`" + command + "` is under way, or was ended in its middle: the topic " + topic(config)
                + " says so. Wait for its end, or run it again: it goes on where it stood";
    }

    /**
     * Begins, or goes on with what was left in the middle; true when it goes on.
     *
     * @throws LostStateException when the other one was left in the middle
     */
    boolean begin(Admin admin, OptimizerConfig config) {
        Set<String> topics = BrokerAnswer.of(admin.listTopics().names());
        for (Undertaking other : values()) {
            if (other != this && topics.contains(other.topic(config))) {
                throw new LostStateException(other.isUnderWay(config));
            }
        }
        if (topics.contains(topic(config))) {
            return true;
        }
        BrokerAnswer.of(admin.createTopics(List.of(new NewTopic(topic(config), Optional.of(1), Optional.empty())))
                .all());
        return false;
    }

    /** Ends: an optimizer may start. */
    void end(Admin admin, OptimizerConfig config) {
        delete(admin, List.of(topic(config)));
    }

    /** Deletes topics, and returns when nobody is told of them any more. */
    static void delete(Admin admin, List<String> topics) {
        if (topics.isEmpty()) {
            return;
        }
        BrokerAnswer.of(admin.deleteTopics(topics).all());
        for (int look = 0; look < MOST_LOOKS; look++) {
            if (BrokerAnswer.of(admin.listTopics().names()).stream().noneMatch(topics::contains)) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new LostStateException("The broker still lists topics that were deleted: " + topics
                + ". Run the command again when they are gone");
    }
}
