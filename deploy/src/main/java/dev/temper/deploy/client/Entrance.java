package dev.temper.deploy.client;

import dev.temper.deploy.Failure;
import dev.temper.schemas.registry.RegistryDeniedException;
import dev.temper.schemas.registry.RegistryRefusedException;
import dev.temper.schemas.registry.RegistryUnavailableException;
import dev.temper.schemas.registry.UnknownSchemaException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/** What a part that runs for long looks at before it starts: it would wait for ever where it is not let in. */
public final class Entrance {
    private Entrance() {}

    /**
     * Returns when broker and registry let the client in, or are not there yet.
     *
     * @throws Failure when one of them refuses, with what to set
     */
    public static void check(Endpoints endpoints) {
        if (BrokerProbe.answers(endpoints)) {
            login(endpoints);
        }
        registry(endpoints);
    }

    private static void login(Endpoints endpoints) {
        try (Admin admin = Admin.create(endpoints.kafka())) {
            admin.describeCluster().clusterId().get();
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
