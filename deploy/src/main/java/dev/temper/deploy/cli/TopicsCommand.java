package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.Trouble;
import dev.temper.schemas.topic.Storage;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.TopicAdmin;
import dev.temper.schemas.topic.TopicsException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code temper topics}: the catalogue, as it should be and as a broker has it. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        header = "Lists Temper's topics; creates or checks them on a broker.",
        sortOptions = false)
final class TopicsCommand implements Runnable {
    /** What is done with a broker; without it, none is needed. */
    private static final class OnBroker {
        @Option(names = "--create", description = "Create the missing topics on the broker, and check the others.")
        private boolean create;

        @Option(names = "--check", description = "Check the broker's topics, and change nothing.")
        private boolean check;

        @Option(names = "--fix", description = "Mend the settings of the broker's topics, then check them.")
        private boolean fix;
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup
    private OnBroker onBroker = new OnBroker();

    @Option(names = "--partitions", description = "Partitions of every topic; default ${DEFAULT-VALUE}.")
    private int partitions = Topic.DEFAULT_PARTITIONS;

    @Option(
            names = "--replication",
            description = "Replicas of new topics, and the least of others; default: the broker's.")
    private short replication = TopicAdmin.BROKER_DEFAULT_REPLICATION;

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (onBroker.create) {
            onBroker(topics -> topics.ensure(partitions, replication));
            out.printf("All %d topics are there, with %d partitions.%n", Topic.values().length, partitions);
        } else if (onBroker.check) {
            onBroker(topics -> topics.check(partitions, replication));
            out.printf("All %d topics are as they should be.%n", Topic.values().length);
        } else if (onBroker.fix) {
            onBroker(topics -> fix(topics, out));
            out.printf("All %d topics are as they should be.%n", Topic.values().length);
        } else if (json) {
            out.println(toJson().toPrettyString());
        } else {
            Arrays.stream(Topic.values()).forEach(topic -> print(topic, out));
        }
        out.flush();
    }

    private void onBroker(Consumer<TopicAdmin> work) {
        Endpoints endpoints = connection.endpoints();
        try (Admin admin = Admin.create(endpoints.kafka())) {
            work.accept(new TopicAdmin(admin));
        } catch (TopicsException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (KafkaException e) {
            Failure trouble = Trouble.of(e, endpoints, "CREATE, DESCRIBE or DESCRIBE_CONFIGS");
            throw trouble == null
                    ? new Failure("the broker at %s refused: %s".formatted(endpoints.bootstrap(), e.getMessage()), e)
                    : trouble;
        }
    }

    private void fix(TopicAdmin topics, PrintWriter out) {
        topics.mend().forEach(out::println);
        out.flush();
        topics.check(partitions, replication);
    }

    private void print(Topic topic, PrintWriter out) {
        out.printf("%s%n    %s%n", topic.topicName(), topic.doc());
        out.printf("    key        %s%n", topic.key());
        out.printf("    records    %s%n", String.join(", ", names(topic)));
        out.printf("    kept       %s%n", topic.storage().retention());
        out.printf(
                "    settings   %s%n",
                topic.storage().configuration(replicas()).entrySet().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(", ")));
        out.printf("    written by %s%n", String.join(", ", topic.writers()));
        out.printf("    read by    %s%n%n", String.join(", ", topic.readers()));
    }

    private int replicas() {
        return replication > 0 ? replication : Storage.USUAL_REPLICAS;
    }

    private static List<String> names(Topic topic) {
        return topic.types().stream().map(Class::getSimpleName).toList();
    }

    private ArrayNode toJson() {
        ArrayNode topics = JsonNodeFactory.instance.arrayNode();
        for (Topic topic : Topic.values()) {
            var node = topics.addObject()
                    .put("name", topic.topicName())
                    .put("doc", topic.doc())
                    .put("key", topic.key())
                    .put("partitions", partitions);
            topic.storage().configuration(replicas()).forEach(node.putObject("settings")::put);
            var records = node.putArray("records");
            for (Class<? extends SpecificRecord> type : topic.types()) {
                records.add(type.getName());
            }
            topic.writers().forEach(node.putArray("writers")::add);
            topic.readers().forEach(node.putArray("readers")::add);
        }
        return topics;
    }
}
