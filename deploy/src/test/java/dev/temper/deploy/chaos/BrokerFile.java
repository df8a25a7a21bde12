package dev.temper.deploy.chaos;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Settings of a broker that is one of several, and a controller too: three replicas, of which two must have a record. */
final class BrokerFile {
    private BrokerFile() {}

    static Properties of(int number, List<String> addresses, Path logs) {
        String own = addresses.get(number - 1);
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(number));
        settings.put(
                "controller.quorum.voters",
                IntStream.rangeClosed(1, addresses.size())
                        .mapToObj(node -> node + "@" + addresses.get(node - 1) + ":9093")
                        .collect(Collectors.joining(",")));
        settings.put("controller.quorum.election.timeout.ms", "3000");
        settings.put("controller.quorum.fetch.timeout.ms", "5000");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://" + own + ":9092,CONTROLLER://" + own + ":9093");
        settings.put("advertised.listeners", "PLAINTEXT://" + own + ":9092");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("log.dirs", logs.toString());
        settings.put("default.replication.factor", "3");
        settings.put("min.insync.replicas", "2");
        for (String topic : new String[] {"offsets.topic", "transaction.state.log"}) {
            settings.put(topic + ".replication.factor", "3");
            settings.put(topic + ".num.partitions", "4");
        }
        settings.put("transaction.state.log.min.isr", "2");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "1000");
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        settings.put("auto.create.topics.enable", "false");
        settings.put("broker.heartbeat.interval.ms", "1000");
        settings.put("broker.session.timeout.ms", "6000");
        settings.put("replica.lag.time.max.ms", "10000");
        settings.put("log.segment.bytes", Integer.toString(16 << 20));
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
        settings.put("log.index.size.max.bytes", Integer.toString(1 << 20));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "3");
        return settings;
    }
}
