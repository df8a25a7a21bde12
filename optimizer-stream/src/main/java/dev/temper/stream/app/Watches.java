package dev.temper.stream.app;

import dev.temper.schemas.topic.Topic;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import dev.temper.stream.config.StreamsSettings;
import dev.temper.stream.engine.EngineTopology;
import dev.temper.stream.model.ModelTopology;
import dev.temper.stream.transaction.OwnTransactions;
import dev.temper.stream.transaction.Owner;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** What this process watches at the brokers, by its settings. */
final class Watches {
    /** A transaction in which nothing happened for so many of its timeouts does not end by itself. */
    private static final int TIMEOUTS = 3;

    private static final int LOOKS = 6;

    private Watches() {}

    /** A watch that is not started yet. */
    static BrokerWatch of(OptimizerConfig config, MeterRegistry meters) {
        Duration patience = patience(config);
        Admin admin = Admin.create(new TopicGate(config).settings());
        return new BrokerWatch(
                admin,
                new OwnTransactions(admin, owners(config), patience, System::nanoTime),
                config.roles().contains(Role.ENGINE) ? new JournalSizes(admin, config.partitions(), meters) : null,
                config.roles().contains(Role.INTAKE)
                        ? new JournalBacklog(
                                admin, config.applicationId(Role.ENGINE), config.partitions(), System::nanoTime)
                        : null,
                patience.dividedBy(LOOKS));
    }

    private static Duration patience(OptimizerConfig config) {
        return StreamsSettings.transactionTimeout(StreamsSettings.of(config, Role.ENGINE))
                .multipliedBy(TIMEOUTS);
    }

    /** The roles of this process that are exactly once. */
    private static List<Owner> owners(OptimizerConfig config) {
        List<Owner> owners = new ArrayList<>();
        if (config.roles().contains(Role.ENGINE)) {
            owners.add(new Owner(
                    config.applicationId(Role.ENGINE),
                    EngineTopology.STORE,
                    List.of(Topic.DECISIONS.topicName(), Topic.VIEWS.topicName(), Topic.DEAD_LETTERS.topicName())));
        }
        if (config.roles().contains(Role.MODEL)) {
            owners.add(new Owner(
                    config.applicationId(Role.MODEL), ModelTopology.STORE, List.of(Topic.PROPOSALS.topicName())));
        }
        return owners;
    }
}
