package dev.temper.deploy.embedded;

import java.nio.file.Path;
import java.util.Properties;

/**
 * Kafka's settings for one small broker that is its own controller.
 *
 * <p>They trade nothing but size: few threads and internal partitions, so that it starts in a second or two and idles
 * on a laptop; durability is Kafka's own (one replica, no loss when the process is killed).
 */
final class BrokerSettings {
    /** One node, so that a restart finds its own directory. */
    static final int NODE = 1;

    private static final String HOST = "127.0.0.1";

    private BrokerSettings() {}

    static Properties of(Path logs, int port, int controllerPort) {
        Properties settings = new Properties();
        listeners(settings, port, controllerPort);
        internalTopics(settings);
        sizes(settings);
        settings.put("log.dirs", logs.toString());
        // A killed optimizer must not hold up its successor: its group members and transactions end in seconds.
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "1000");
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        // Topics come from the catalogue, with its partition counts, or not at all.
        settings.put("auto.create.topics.enable", "false");
        settings.put("delete.topic.enable", "true");
        // Its controller waits this long before it believes that a killed broker is gone and takes in its successor.
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("broker.session.timeout.ms", "3000");
        return settings;
    }

    private static void listeners(Properties settings, int port, int controllerPort) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("controller.quorum.election.timeout.ms", "200");
        settings.put("controller.quorum.election.backoff.max.ms", "200");
    }

    private static void internalTopics(Properties settings) {
        for (String topic : new String[] {"offsets.topic", "transaction.state.log"}) {
            settings.put(topic + ".replication.factor", "1");
            settings.put(topic + ".num.partitions", "4");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
    }

    private static void sizes(Properties settings) {
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "3");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("num.replica.fetchers", "1");
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
        settings.put("log.index.size.max.bytes", Integer.toString(1 << 20));
    }
}
