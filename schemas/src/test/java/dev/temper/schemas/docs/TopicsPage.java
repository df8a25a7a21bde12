package dev.temper.schemas.docs;

import dev.temper.schemas.topic.Storage;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.TopicSetting;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** docs/topics.md: the catalogue for those who publish and subscribe. */
final class TopicsPage {
    private static final String HEAD = """
            # Topics

            <!-- Made from the catalogue in dev.temper.schemas.topic.Topic. To make it again: %s -->

            You can integrate by topic: publish metrics from any program, and subscribe to decisions from any program.
            [An agent by topics alone](agent-by-topics.md) is the protocol that agents follow, with an example.
            `temper topics` prints this catalogue and how a broker's topics compare with it; [asyncapi.yaml](asyncapi.yaml) is
            the same for machines.

            | topic | carries | kept | written by | read by |
            |---|---|---|---|---|
            """;

    private static final String RULES = """

            ## Rules for all topics

            * **Key**: the experiment id, UTF-8, `[a-zA-Z0-9._-]{1,100}`. Every topic has the same number of partitions (%d
              unless you ask for another), so an experiment has one partition and one order. In `temper.views`, a trial's key
              is `EXPERIMENT/trial/N`, and its partition is that of `EXPERIMENT` alone.
            * **Value**: the Confluent wire format: a zero byte, the schema's id in four bytes (big-endian), Avro's binary
              encoding. Any serializer that speaks to a Confluent-compatible registry will do.
            * **Subjects**: a topic carries several record types, each under the subject `TOPIC-RECORD` (Confluent's
              `TopicRecordNameStrategy`), for instance `temper.metrics-dev.temper.schemas.MetricReported`.
            * **Identity of events**: `header.producer` is unique for each run of each publishing process, and
              `header.number` counts that run's events from 1. The same pair is the same event, however often it arrives.
              Leave `header.origin` null: intake fills it in for the journal.
            * **Numbers of decisions**: `header.number` counts an experiment's decisions from 1 without gaps. Read them
              uncommitted for the shortest delay, and drop numbers that you have seen before.
            * **Evolution**: schemas stay compatible in both directions with every version before them
              (`FULL_TRANSITIVE`). A symbol of an enum that you do not know reads as `UNKNOWN`, which is never written.
            * **Rights**: [security.md](security.md#rights) lists what each part needs if the broker has an authoriser.
            * **Signatures**: if the optimizer has `reports.signed`, what goes to `temper.agents` and `temper.metrics` needs
              the header `temper-signature`, and an offer `temper-key` too ([signed reports](security.md#signed-reports)).
            * **Cost** is in millionths of a full training; **times** are in milliseconds since 1970-01-01 UTC.
            """;

    private static final String SETTINGS = """

            ## Settings

            Temper creates each topic with every setting that one of its promises rests on, whatever the broker's defaults are.
            Otherwise, the journal would lose its beginning on a broker with `log.retention.bytes`, for example. Values are for
            three replicas.

            | setting | created with | topics | accepted | what rests on it |
            |---|---|---|---|---|
            """;

    private static final String MENDING = """

            `min.insync.replicas` depends on the replicas that a topic really has: 2 with three or more of them, 1 with two (a
            write then needs one broker, so the other may be away) and 1 with one. The table is for brokers from Kafka 3.6 on,
            which know all of these settings. Nothing rests on `compression.type`, on the size and age of segments, or on tiered
            storage, whose `local.retention.*` removes only what is kept remotely.

            `temper topics --check` compares the settings in force, including the broker's defaults, and exits with 1 if a
            promise would not hold. The optimizer then does not start, for the same reasons and with the same message:

            ```
            temper: the topics are not as Temper needs them:
              temper.journal has retention.bytes=200000, expected -1 (no limit): records are kept for ever, however much there is
            `temper topics --fix` mends the settings, and so do Kafka's own commands:
              kafka-configs.sh --bootstrap-server localhost:9092 --alter --entity-type topics --entity-name temper.journal --add-config retention.bytes=-1
            ```

            `temper topics --fix` corrects wrong settings, and sets explicitly those that were right only by default. It names
            but leaves alone what Kafka cannot change so simply: a topic's replicas, and the number of partitions of a topic
            with records in it. `temper up` corrects the topics of its own broker when it starts. The optimizer's internal
            topics and the registry's topic are created with the same settings as `temper.views`. What was deleted before stays
            deleted: [replay](replay.md) says from where on a journal is there.
            """;

    private static final String REASONS = """

            | reason | what was wrong |
            |---|---|
            | `MALFORMED` | it is not a record in the wire format, is cut short, or is of a type that this version does not know |
            | `UNKNOWN_SCHEMA` | the registry has no schema with the record's schema id |
            | `WRONG_TYPE` | its type is known, but the topic does not carry it |
            | `KEY_MISMATCH` | the record's key is not the experiment that the event names |
            | `WRONG_PARTITION` | it is not in the partition of its experiment |
            | `TOO_LARGE` | its value exceeds 900 KiB at intake, or 1 MiB in the journal |
            | `UNKNOWN_EXPERIMENT` | no such experiment was created |
            | `EXPERIMENT_EXISTS` | there already is an experiment with that id |
            | `INVALID_DEFINITION` | the definition cannot be run or kept |
            | `INVALID_EVENT` | a field is out of its range; the detail names the field and its value |
            | `UNSIGNED` | it is not signed, or the key of its session is not known, and `reports.signed` asks for it; an agent that does not sign is told once, not with each heartbeat |
            | `FORGED` | its signature is another's than that of the session that it concerns, or it reports under another session's lease, or opens a session of an agent that lives |
            | `INTERNAL` | reading or folding it failed, which is a defect of Temper. The detail has the exception, its message and its place. Replay skips the record too |

            The detail says what was wrong and what to do. A dead letter keeps at most 16 KiB of the key and 900 KiB of the value.
            """;

    private final String command;

    TopicsPage(String command) {
        this.command = command;
    }

    String text() {
        StringBuilder page = new StringBuilder(HEAD.formatted(command));
        for (Topic topic : Topic.values()) {
            page.append("| [`%s`](#%s) | %s | %s | %s | %s |\n"
                    .formatted(
                            topic.topicName(),
                            topic.topicName().replace(".", ""),
                            topic.doc(),
                            topic.storage().retention(),
                            String.join(", ", topic.writers()),
                            String.join(", ", topic.readers())));
        }
        page.append(RULES.formatted(Topic.DEFAULT_PARTITIONS));
        page.append(SETTINGS);
        settings(page);
        page.append(MENDING);
        for (Topic topic : Topic.values()) {
            topic(page, topic);
        }
        page.append(REASONS);
        page.append("\n## Records\n");
        TypeNames.records().forEach(schema -> record(page, schema));
        page.append("\n## Parts of records\n");
        TypeNames.parts().forEach(schema -> record(page, schema));
        return page.toString();
    }

    /** A row a setting: its value, where it is set, what an existing topic may have, and why. */
    private static void settings(StringBuilder page) {
        Map<List<String>, Set<String>> topics = new LinkedHashMap<>();
        for (Topic topic : Topic.values()) {
            for (TopicSetting setting : topic.storage().settings(Storage.USUAL_REPLICAS)) {
                List<String> row = List.of(setting.name(), setting.value(), setting.accepted(), setting.reason());
                topics.computeIfAbsent(row, key -> new LinkedHashSet<>())
                        .add(topic.topicName().substring("temper.".length()));
            }
        }
        topics.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().get(0)))
                .forEach(entry -> page.append("| `%s` | `%s` | %s | %s | %s |\n"
                        .formatted(
                                entry.getKey().get(0),
                                entry.getKey().get(1),
                                entry.getValue().size() == Topic.values().length
                                        ? "all"
                                        : String.join(", ", entry.getValue()),
                                entry.getKey().get(2),
                                entry.getKey().get(3))));
    }

    private static void topic(StringBuilder page, Topic topic) {
        page.append("\n## %s\n\n%s Key: %s.\n\n".formatted(topic.topicName(), topic.doc(), topic.key()));
        page.append("Kept: ").append(topic.storage().retention()).append(".\n\n| record | what it says |\n|---|---|\n");
        topic.types().stream()
                .map(type -> SpecificData.get().getSchema(type))
                .forEach(schema ->
                        page.append("| %s | %s |\n".formatted(TypeNames.link(schema), cell(schema.getDoc()))));
    }

    private static void record(StringBuilder page, Schema schema) {
        page.append("\n### %s\n\n%s\n".formatted(schema.getName(), schema.getDoc()));
        if (schema.getType() == Schema.Type.ENUM) {
            String symbols = schema.getEnumSymbols().stream()
                    .map(symbol -> "`" + symbol + "`")
                    .collect(Collectors.joining(", "));
            page.append("\nOne of ").append(symbols).append(".\n");
            return;
        }
        page.append("\n| field | type | meaning |\n|---|---|---|\n");
        schema.getFields()
                .forEach(field -> page.append("| `%s` | %s | %s |\n"
                        .formatted(field.name(), TypeNames.markdown(field.schema()), cell(field.doc()))));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
