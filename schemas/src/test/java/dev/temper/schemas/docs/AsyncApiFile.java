package dev.temper.schemas.docs;

import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.registry.SchemaText;
import dev.temper.schemas.signature.Signatures;
import dev.temper.schemas.topic.Topic;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** docs/asyncapi.yaml: the catalogue for machines (AsyncAPI 3.0). */
final class AsyncApiFile {
    private static final String HEAD = """
            # Made from the catalogue in dev.temper.schemas.topic.Topic. To make it anew: %s
            asyncapi: 3.0.0
            info:
              title: Temper
              version: 0.1.0
              description: Event-driven hyperparameter tuning. Publish metrics, subscribe to decisions.
              license:
                name: Apache-2.0
                url: https://www.apache.org/licenses/LICENSE-2.0.txt
            defaultContentType: application/vnd.apache.avro
            servers:
              kafka:
                host: localhost:9092
                protocol: kafka
                description: Your Kafka cluster, or the one that `temper up` starts.
                bindings:
                  kafka:
                    schemaRegistryUrl: http://localhost:8081
                    schemaRegistryVendor: confluent
                    bindingVersion: 0.5.0
            """;

    /** Settings that AsyncAPI's binding for Kafka knows; docs/topics.md has all. */
    private static final Set<String> BINDING =
            Set.of("cleanup.policy", "retention.ms", "retention.bytes", "delete.retention.ms", "max.message.bytes");

    private final String command;
    private final StringBuilder out = new StringBuilder();

    AsyncApiFile(String command) {
        this.command = command;
    }

    String text() {
        out.append(HEAD.formatted(command)).append("channels:\n");
        for (Topic topic : Topic.values()) {
            channel(topic);
        }
        out.append("operations:\n");
        for (Topic topic : Topic.values()) {
            operations(topic);
        }
        out.append("components:\n  messages:\n");
        TypeNames.records().forEach(this::message);
        return out.toString();
    }

    private void channel(Topic topic) {
        line(1, id(topic) + ":");
        line(2, "address: " + topic.topicName());
        line(2, "description: " + quoted(topic.doc() + " Key: " + topic.key() + "."));
        line(2, "messages:");
        topic.types().forEach(type -> {
            line(3, type.getSimpleName() + ":");
            line(4, "$ref: '#/components/messages/" + type.getSimpleName() + "'");
        });
        line(2, "bindings:");
        line(3, "kafka:");
        line(4, "topic: " + topic.topicName());
        line(4, "partitions: " + Topic.DEFAULT_PARTITIONS);
        line(4, "topicConfiguration:");
        topic.storage().configuration().forEach((name, value) -> {
            if (BINDING.contains(name)) {
                line(5, name + ": " + (name.equals("cleanup.policy") ? "[" + value + "]" : value));
            }
        });
        line(4, "bindingVersion: 0.5.0");
    }

    /** What Temper's optimizer (intake and engine) does with a topic; agents and users do the reverse. */
    private void operations(Topic topic) {
        if (topic.readers().contains("intake") || topic.readers().contains("engine")) {
            operation("receive", topic, String.join(", ", topic.writers()) + " to Temper");
        }
        if (topic.writers().contains("intake") || topic.writers().contains("engine")) {
            operation("send", topic, "Temper to " + String.join(", ", topic.readers()));
        }
    }

    private void operation(String action, Topic topic, String summary) {
        String id = id(topic);
        line(1, action + Character.toUpperCase(id.charAt(0)) + id.substring(1) + ":");
        line(2, "action: " + action);
        line(2, "channel:");
        line(3, "$ref: '#/channels/" + id + "'");
        line(2, "summary: " + quoted(summary));
    }

    private void message(Schema schema) {
        line(2, schema.getName() + ":");
        line(3, "name: " + schema.getFullName());
        line(3, "summary: " + quoted(schema.getDoc()));
        headers(schema);
        line(3, "bindings:");
        line(4, "kafka:");
        line(5, "key: {type: string}");
        line(5, "schemaIdLocation: payload");
        line(5, "schemaIdPayloadEncoding: confluent");
        line(5, "schemaLookupStrategy: TopicRecordNameStrategy");
        line(5, "bindingVersion: 0.5.0");
        line(3, "payload:");
        line(4, "schemaFormat: application/vnd.apache.avro+json;version=1.9.0");
        // JSON is YAML.
        line(4, "schema: " + SchemaText.of(schema));
    }

    /** Those of what agents say, in the topics where they say it. */
    private void headers(Schema schema) {
        boolean signed = Stream.of(Topic.AGENTS, Topic.METRICS)
                .flatMap(topic -> topic.types().stream())
                .anyMatch(type -> type.getName().equals(schema.getFullName()));
        if (signed) {
            line(3, "headers:");
            line(4, "type: object");
            line(4, "properties:");
            header(Signatures.SIGNATURE, "Ed25519 signature, 64 bytes; needed if the optimizer has reports.signed.");
        }
        if (schema.getFullName().equals(SlotOffered.class.getName())) {
            header(Signatures.KEY, "Ed25519 public key of the session, " + Signatures.KEY_BYTES + " bytes.");
        }
    }

    private void header(String name, String description) {
        line(5, name + ":");
        line(6, "type: string");
        line(6, "format: binary");
        line(6, "description: " + quoted(description + " Not in the journal."));
    }

    private static String id(Topic topic) {
        return Map.of(Topic.DEAD_LETTERS, "deadLetters")
                .getOrDefault(topic, topic.topicName().substring("temper.".length()));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
