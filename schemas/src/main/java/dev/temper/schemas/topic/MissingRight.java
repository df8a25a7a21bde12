package dev.temper.schemas.topic;

import java.util.stream.Collectors;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/** Says what an authoriser asks for, which its exceptions do not: they name the resource at most. */
public final class MissingRight {
    private MissingRight() {}

    /**
     * The right and its resource, such as {@code READ on topic temper.views}.
     *
     * @param onTopic the operation that was tried, in case that it was on a topic, such as READ
     */
    public static String of(AuthorizationException refused, String onTopic) {
        if (refused instanceof TopicAuthorizationException topic
                && !topic.unauthorizedTopics().isEmpty()) {
            return topic.unauthorizedTopics().stream()
                    .sorted()
                    .map(name -> onTopic + " on topic " + name)
                    .collect(Collectors.joining(", "));
        }
        if (refused instanceof TopicAuthorizationException) {
            return onTopic + " on a topic (" + refused.getMessage() + ")";
        }
        if (refused instanceof GroupAuthorizationException group) {
            return "READ on group " + group.groupId();
        }
        if (refused instanceof TransactionalIdAuthorizationException) {
            return "WRITE and DESCRIBE on the transactional id (" + refused.getMessage() + ")";
        }
        if (refused instanceof ClusterAuthorizationException) {
            return "a right on the cluster (" + refused.getMessage() + ")";
        }
        return String.valueOf(refused.getMessage());
    }
}
