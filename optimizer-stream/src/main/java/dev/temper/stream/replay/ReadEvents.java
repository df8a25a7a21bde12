package dev.temper.stream.replay;

import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.GuardedStep;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.codec.Fault;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The events of a recording as the engine reads them, without those that it puts into the dead letters.
 *
 * @param unreadable how many it puts there
 */
public record ReadEvents(List<JournalEntry> entries, int unreadable) {
    /** Copies the list. */
    public ReadEvents {
        entries = List.copyOf(entries);
    }

    /** Of a recording. */
    public static ReadEvents of(Recording recording) {
        return of(recording, new AvroBody());
    }

    static ReadEvents of(Recording recording, AvroBody body) {
        List<JournalEntry> entries = new ArrayList<>();
        int unreadable = 0;
        for (Recorded event : recording.events()) {
            JournalEntry entry = entry(recording.experiment(), event, body);
            if (entry == null) {
                unreadable++;
            } else {
                entries.add(entry);
            }
        }
        return new ReadEvents(entries, unreadable);
    }

    private static @Nullable JournalEntry entry(String experiment, Recorded event, AvroBody body) {
        if (event.avro().get().length > EventCodec.LARGEST_RECORD) {
            return null;
        }
        try {
            SpecificRecord record = body.decode(event);
            boolean own = EventCodec.header(record).getExperiment().equals(experiment);
            return own ? EventCodec.decode(record) : null;
        } catch (RuntimeException | StackOverflowError e) {
            if (!Fault.isOfRecord(e)) {
                throw e;
            }
            return null;
        }
    }

    /** The experiment as the machine has it after them. */
    public ExperimentState state() {
        ExperimentState state = ExperimentState.empty();
        for (JournalEntry entry : entries) {
            state = GuardedStep.of(state, entry).step().state();
        }
        return state;
    }

    /**
     * SHA-256, in hexadecimal, of the Avro bodies of a recording's events in their order, the length of each before it as
     * four bytes: the same wherever the journal lies, on topics or in a file.
     */
    public static String digest(Recording recording) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (Recorded event : recording.events()) {
                byte[] body = event.avro().get();
                sha256.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(body.length).array());
                sha256.update(body);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
