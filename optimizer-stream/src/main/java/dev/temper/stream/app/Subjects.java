package dev.temper.stream.app;

import dev.temper.schemas.registry.RegistryClient;
import dev.temper.schemas.serde.SerdeSettings;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.config.OptimizerConfig;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the schemas of what users and agents write, so that programs which have none of Temper find them in the
 * registry before anybody has written the first record. Nothing else rests on it: where the registry lets the optimizer
 * register nothing, whoever may does it.
 */
final class Subjects {
    private static final Logger LOG = LoggerFactory.getLogger(Subjects.class);
    private static final List<Topic> INPUTS = List.of(Topic.EXPERIMENTS, Topic.AGENTS, Topic.METRICS);

    private Subjects() {}

    /** Registers them beside whatever else is done. */
    static void registerAside(OptimizerConfig config) {
        if (!Boolean.parseBoolean(config.serdeSettings().getOrDefault(SerdeSettings.AUTO_REGISTER, "true"))) {
            return;
        }
        Thread thread = new Thread(() -> register(config), "temper-subjects");
        thread.setDaemon(true);
        thread.start();
    }

    private static void register(OptimizerConfig config) {
        try {
            RegistryClient registry = RegistryClient.open(config.registryUrl(), config.serdeSettings());
            for (Topic topic : INPUTS) {
                topic.types().forEach(type -> {
                    Schema schema = SpecificData.get().getSchema(type);
                    registry.register(topic.topicName() + "-" + schema.getFullName(), schema);
                });
            }
        } catch (RuntimeException e) {
            LOG.info("The schemas of inputs are not registered in advance: {}", e.getMessage());
        }
    }
}
