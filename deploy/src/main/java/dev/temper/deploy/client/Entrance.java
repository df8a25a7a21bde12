package dev.temper.deploy.client;

import dev.temper.deploy.Failure;
import dev.temper.schemas.registry.RegistryDeniedException;
import dev.temper.schemas.registry.RegistryRefusedException;
import dev.temper.schemas.registry.RegistryUnavailableException;
import dev.temper.schemas.registry.UnknownSchemaException;
import dev.temper.schemas.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What a part that runs for long looks at before it starts: it would wait for ever where it is not let in. */
public final class Entrance {
    private Entrance() {}

    /**
     * Returns when broker and registry let the client in, or are not there yet.
     *
     * @param needs what it does to each topic; topics that are not there yet are passed over
     * @throws Failure when one of them refuses, with what to set or all rights that are missing
     */
    public static void check(Endpoints endpoints, Map<Topic, AclOperation> needs) {
        if (BrokerProbe.answers(endpoints)) {
            login(endpoints, needs);
        }
        registry(endpoints);
    }

    private static void login(Endpoints endpoints, Map<Topic, AclOperation> needs) {
        try (Admin admin = Admin.create(endpoints.kafka())) {
            admin.describeCluster().clusterId().get();
            List<String> missing = new ArrayList<>();
            for (var need : new TreeMap<>(needs).entrySet()) {
                if (!permits(admin, need.getKey().topicName(), need.getValue())) {
                    missing.add(need.getValue() + " on topic " + need.getKey().topicName());
                }
            }
            if (!missing.isEmpty()) {
                throw new Failure(Trouble.missing(endpoints, String.join(", ", missing)));
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException | KafkaException e) {
            if (e.getCause() instanceof RetriableException) {
                return; // the broker is about to come up, or gone again
            }
            Failure trouble = Trouble.of(e, endpoints);
            throw trouble == null
                    ? new Failure("the broker at %s refuses: %s".formatted(endpoints.bootstrap(), e.getMessage()), e)
                    : trouble;
        }
    }

    private static boolean permits(Admin admin, String topic, AclOperation operation)
            throws ExecutionException, InterruptedException {
        DescribeTopicsOptions withRights = new DescribeTopicsOptions().includeAuthorizedOperations(true);
        try {
            Set<AclOperation> permitted = admin.describeTopics(List.of(topic), withRights)
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .authorizedOperations();
            return permitted == null || permitted.contains(operation);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicAuthorizationException) {
                return false;
            }
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return true;
            }
            throw e;
        }
    }

    private static void registry(Endpoints endpoints) {
        try {
            endpoints.registryClient().byId(1);
        } catch (RegistryDeniedException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (UnknownSchemaException | RegistryRefusedException | RegistryUnavailableException itLetsUsIn) {
            return; // or is not there yet
        } catch (IllegalArgumentException | KafkaException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }
}
