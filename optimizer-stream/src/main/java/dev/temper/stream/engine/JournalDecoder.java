package dev.temper.stream.engine;

import dev.temper.core.event.JournalEntry;
import dev.temper.schemas.registry.UnknownSchemaException;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.ViewKey;
import dev.temper.stream.codec.CodecException;
import dev.temper.stream.codec.DefinitionException;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.codec.Fault;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.deadletter.Refusal;
import dev.temper.stream.deadletter.RefusalReason;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Turns records of the journal into entries, or says why one can never be taken. Used by one thread. */
public final class JournalDecoder {
    private final RecordBytes bytes;
    private final int partitions;

    /** An entry, the experiment that it is about, and the record that it is made of. */
    public record Journaled(String experiment, JournalEntry entry, SpecificRecord record) {}

    /** A record that no retry will make readable. */
    public static final class PoisonException extends RuntimeException {
        private final Refusal refusal;

        PoisonException(RefusalReason reason, String problem) {
            super(problem);
            refusal = new Refusal(reason, problem);
        }

        Refusal refusal() {
            return refusal;
        }
    }

    /**
     * A decoder of the journal's partitions.
     *
     * @param partitions of the journal
     */
    public JournalDecoder(RecordBytes bytes, int partitions) {
        this.bytes = bytes;
        this.partitions = partitions;
    }

    /**
     * The entry.
     *
     * @throws PoisonException when the record is to blame
     * @throws RuntimeException when it is not, such as a registry that cannot be reached now
     */
    public Journaled decode(byte @Nullable [] key, byte @Nullable [] value, int partition) {
        if (key == null || value == null) {
            throw new PoisonException(RefusalReason.MALFORMED, "the record has no " + (key == null ? "key" : "value"));
        }
        if (value.length > EventCodec.LARGEST_RECORD) {
            throw new PoisonException(
                    RefusalReason.TOO_LARGE,
                    "the value has " + value.length + " bytes; at most " + EventCodec.LARGEST_RECORD + " are taken");
        }
        try {
            return decode(key, bytes.decode(Topic.JOURNAL.topicName(), value), partition);
        } catch (PoisonException e) {
            throw e;
        } catch (UnknownSchemaException e) {
            throw new PoisonException(RefusalReason.UNKNOWN_SCHEMA, String.valueOf(e.getMessage()));
        } catch (DefinitionException e) {
            throw new PoisonException(RefusalReason.INVALID_DEFINITION, String.valueOf(e.getMessage()));
        } catch (CodecException e) {
            throw new PoisonException(RefusalReason.INVALID_EVENT, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            if (!Fault.isOfRecord(e)) {
                throw e;
            }
            throw e instanceof SerializationException
                    ? new PoisonException(RefusalReason.MALFORMED, String.valueOf(e.getMessage()))
                    : new PoisonException(RefusalReason.INTERNAL, "reading it failed with " + Fault.describe(e));
        }
    }

    private Journaled decode(byte[] key, SpecificRecord record, int partition) {
        if (!Topic.JOURNAL.carries(record.getClass())) {
            throw new PoisonException(
                    RefusalReason.WRONG_TYPE,
                    Topic.JOURNAL.topicName() + " does not carry "
                            + record.getSchema().getName());
        }
        String experiment = EventCodec.header(record).getExperiment();
        checkPlace(experiment, new String(key, StandardCharsets.UTF_8), partition);
        return new Journaled(experiment, EventCodec.decode(record), record);
    }

    /** An experiment's entries in two partitions would be two experiments. */
    private void checkPlace(String experiment, String key, int partition) {
        if (!experiment.equals(key)) {
            throw new PoisonException(
                    RefusalReason.KEY_MISMATCH,
                    "the key is '" + key + "', but header.experiment is '" + experiment + "'");
        }
        int right = ViewKey.partition(experiment, partitions);
        if (partition != right) {
            throw new PoisonException(
                    RefusalReason.WRONG_PARTITION,
                    "experiment '" + experiment + "' belongs in partition " + right + " of " + partitions
                            + ", the record is in " + partition);
        }
    }
}
