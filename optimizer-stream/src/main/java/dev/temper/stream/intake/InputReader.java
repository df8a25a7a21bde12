package dev.temper.stream.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.schemas.DecisionHeader;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.registry.UnknownSchemaException;
import dev.temper.schemas.topic.ExperimentId;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.ViewKey;
import dev.temper.stream.codec.DefinitionException;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.stream.codec.DefinitionWriter;
import dev.temper.stream.codec.Fault;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.deadletter.DeadLetters;
import dev.temper.stream.deadletter.RefusalReason;
import dev.temper.stream.deadletter.Source;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Bytes of an input to a record that is sound in itself; what needs state is checked later. */
final class InputReader {
    private final RecordBytes bytes;
    private final int partitions;

    /**
     * A reader.
     *
     * @param partitions how many each topic has
     */
    InputReader(RecordBytes bytes, int partitions) {
        this.bytes = bytes;
        this.partitions = partitions;
    }

    /**
     * The record.
     *
     * @throws RefusedException when it cannot be taken
     * @throws RuntimeException when the registry stays away
     */
    SpecificRecord read(Source source) {
        SpecificRecord record = decode(source);
        boolean carried = Topic.named(source.topic())
                .map(topic -> topic.carries(record.getClass()))
                .orElse(false);
        require(
                carried,
                RefusalReason.WRONG_TYPE,
                source.topic() + " does not carry " + record.getSchema().getName());
        if (record.get(0) instanceof DecisionHeader header) {
            checkPlace(source, header.getExperiment());
            DecisionCheck.check(record);
            return record;
        }
        checkPlace(source, ((EventHeader) record.get(0)).getExperiment());
        EventCheck.check(record);
        if (record instanceof ExperimentCreated created) {
            checkDefinition(created);
        }
        return record;
    }

    private SpecificRecord decode(Source source) {
        byte[] value = source.value();
        if (value == null) {
            throw new RefusedException(RefusalReason.MALFORMED, "the value is null");
        }
        require(
                value.length <= DeadLetters.LARGEST_VALUE,
                RefusalReason.TOO_LARGE,
                "the value has " + value.length + " bytes; at most " + DeadLetters.LARGEST_VALUE + " are taken");
        try {
            return bytes.decode(source.topic(), value);
        } catch (UnknownSchemaException e) {
            throw new RefusedException(RefusalReason.UNKNOWN_SCHEMA, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            if (!Fault.isOfRecord(e)) {
                throw e;
            }
            throw new RefusedException(RefusalReason.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private void checkPlace(Source source, String experiment) {
        require(
                ExperimentId.isAllowed(experiment),
                RefusalReason.INVALID_EVENT,
                "header.experiment is \"" + experiment + "\": " + ExperimentId.RULE);
        byte[] key = source.key();
        require(
                key != null && Arrays.equals(key, experiment.getBytes(UTF_8)),
                RefusalReason.KEY_MISMATCH,
                "the key is " + show(key) + ", but header.experiment is \"" + experiment + "\"");
        int right = ViewKey.partition(experiment, partitions);
        require(
                source.partition() == right,
                RefusalReason.WRONG_PARTITION,
                "experiment \"" + experiment + "\" belongs in partition " + right + ", not " + source.partition());
    }

    private static String show(byte @Nullable [] key) {
        return key == null ? "null" : "\"" + new String(key, UTF_8) + "\"";
    }

    private static void checkDefinition(ExperimentCreated created) {
        String experiment = created.getHeader().getExperiment();
        try {
            ExperimentDefinition definition = DefinitionReader.readJson(created.getDefinition());
            String id = definition.id();
            require(
                    id.equals(experiment),
                    RefusalReason.INVALID_DEFINITION,
                    "id is \"" + id + "\", but header.experiment is \"" + experiment + "\": make them the same");
            checkKept(definition, DefinitionWriter.write(definition));
            DefinitionReader.checkNew(definition);
        } catch (DefinitionException e) {
            throw new RefusedException(RefusalReason.INVALID_DEFINITION, String.valueOf(e.getMessage()));
        }
    }

    /** It is kept as it is written out, and read again by whoever takes over. */
    private static void checkKept(ExperimentDefinition definition, String written) {
        require(
                UTF_8.newEncoder().canEncode(written),
                RefusalReason.INVALID_DEFINITION,
                "a text in it has half a character (a surrogate without its other half): write it in whole characters");
        int size = written.getBytes(UTF_8).length;
        require(
                size <= DeadLetters.LARGEST_VALUE,
                RefusalReason.INVALID_DEFINITION,
                "it has " + size + " bytes with all defaults written out; at most " + DeadLetters.LARGEST_VALUE
                        + " can be kept: list fewer values, candidates, observations or earlier experiments");
        require(
                DefinitionReader.readJson(written).equals(definition),
                RefusalReason.INTERNAL,
                "it is not the same when it is written out and read again");
    }

    private static void require(boolean holds, RefusalReason reason, String problem) {
        if (!holds) {
            throw new RefusedException(reason, problem);
        }
    }
}
