package dev.temper.schemas.docs;

import dev.temper.schemas.topic.Topic;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** docs/topics.md: the catalogue for those who publish and subscribe. */
final class TopicsPage {
    private static final String HEAD = """
            # Topics

            <!-- Made from the catalogue in dev.temper.schemas.topic.Topic. To make it anew: %s -->

            Integrate by topic: publish metrics from anything, subscribe to decisions from anything. `temper topics` prints
            this catalogue and how a broker's topics compare with it; [asyncapi.yaml](asyncapi.yaml) is the same for machines.

            | topic | carries | kept | written by | read by |
            |---|---|---|---|---|
            """;

    private static final String RULES = """

            ## Rules for all topics

            * **Key**: the experiment id, UTF-8, `[a-zA-Z0-9._-]{1,100}`. Every topic has the same number of partitions (%d
              unless you ask for another), so an experiment has one partition and one order. In `temper.views` a trial's key
              is `EXPERIMENT/trial/N`; its partition is that of `EXPERIMENT` alone.
            * **Value**: the Confluent wire format: a zero byte, the schema's id in four bytes (big-endian), Avro's binary
              encoding. Any serializer that speaks to a Confluent-compatible registry will do.
            * **Subjects**: a topic carries several record types, each under the subject `TOPIC-RECORD` (Confluent's
              `TopicRecordNameStrategy`), for instance `temper.metrics-dev.temper.schemas.MetricReported`.
            * **Identity of events**: `header.producer` is unique for each run of each process that publishes,
              `header.number` counts its events from 1. The same pair is the same event, however often it arrives. Leave
              `header.origin` null: intake fills it in the journal.
            * **Numbers of decisions**: `header.number` counts an experiment's decisions from 1 without gaps. Read them
              uncommitted for the least delay, and drop a number seen before.
            * **Evolution**: schemas stay compatible in both directions with every version before them
              (`FULL_TRANSITIVE`). A symbol of an enum that you do not know reads as `UNKNOWN`, which is never written.
            * **Rights**: [security.md](security.md#rights) lists those that each part needs where the broker has an authoriser.
            * **Cost** is in millionths of a full training; **times** are in milliseconds since 1970-01-01 UTC.
            """;

    private static final String REASONS = """

            | reason | what was wrong |
            |---|---|
            | `MALFORMED` | no record in the wire format, cut short, or of a type that this version does not know |
            | `UNKNOWN_SCHEMA` | the registry has no schema of the record's id |
            | `WRONG_TYPE` | a known record type on a topic that does not carry it |
            | `KEY_MISMATCH` | the record's key is not the experiment that the event names |
            | `WRONG_PARTITION` | not in the partition of its experiment |
            | `TOO_LARGE` | at intake a value of more than 900 KiB, in the journal of more than 1 MiB |
            | `UNKNOWN_EXPERIMENT` | no such experiment was created |
            | `EXPERIMENT_EXISTS` | there is an experiment of that id already |
            | `INVALID_DEFINITION` | a definition that cannot be run or kept |
            | `INVALID_EVENT` | a field out of its range; the detail names the field and its value |
            | `INTERNAL` | reading or folding it failed: a defect of Temper. The detail has the exception, its message and its place; the record was skipped, by replay too |

            The detail says what was wrong and what to do. Of a key at most 16 KiB are kept, of a value 900 KiB.
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
                            kept(topic),
                            String.join(", ", topic.writers()),
                            String.join(", ", topic.readers())));
        }
        page.append(RULES.formatted(Topic.DEFAULT_PARTITIONS));
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

    private static String kept(Topic topic) {
        return topic.storage().cleanupPolicy().equals("compact")
                ? "the last of each key"
                : topic.storage().retention();
    }

    private static void topic(StringBuilder page, Topic topic) {
        page.append("\n## %s\n\n%s Key: %s.\n\n".formatted(topic.topicName(), topic.doc(), topic.key()));
        page.append("Settings: ")
                .append(topic.storage().configuration().entrySet().stream()
                        .map(entry -> "`" + entry.getKey() + "=" + entry.getValue() + "`")
                        .collect(Collectors.joining(", ")))
                .append(".\n\n| record | what it says |\n|---|---|\n");
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
