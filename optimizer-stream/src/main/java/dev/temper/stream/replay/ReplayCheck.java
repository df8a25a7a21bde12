package dev.temper.stream.replay;

import dev.temper.core.decision.Decision;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Step;
import dev.temper.schemas.DecisionHeader;
import dev.temper.stream.codec.CodecException;
import dev.temper.stream.codec.DecisionCodec;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.replay.ReplayResult.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Derives every decision of a recording again from its journal, and compares them with the recorded ones: not only in
 * what they say, but byte for byte in how they are written.
 */
public final class ReplayCheck {
    private final Recording recording;
    private final SortedMap<Long, Recorded> unmatched = new TreeMap<>();
    private final List<Difference> first = new ArrayList<>();
    private long lastRecorded;
    private int differences;
    private int unreadable;
    private int derived;
    private int pending;

    private ReplayCheck(Recording recording) {
        this.recording = recording;
    }

    /** Replays; the recording is not changed. */
    public static ReplayResult check(Recording recording) {
        return new ReplayCheck(recording).run();
    }

    private ReplayResult run() {
        recording.decisions().forEach(this::expect);
        ExperimentState state = ExperimentState.empty();
        for (Recorded event : recording.events()) {
            JournalEntry entry = entry(event);
            if (entry != null) {
                Step step = ExperimentMachine.step(state, entry);
                state = step.state();
                step.decisions().forEach(this::compare);
            }
        }
        unmatched.forEach((number, recorded) -> differ(
                number, sequence(recorded), "it is recorded but does not follow from the journal: " + text(recorded)));
        return new ReplayResult(
                recording.experiment(), recording.events().size(), unreadable, derived, pending, differences, first);
    }

    private void expect(Recorded recorded) {
        try {
            long number = DecisionCodec.header(AvroBody.decode(recorded)).getNumber();
            lastRecorded = Math.max(lastRecorded, number);
            if (unmatched.putIfAbsent(number, recorded) != null) {
                differ(number, sequence(recorded), "it is recorded twice, again at offset " + recorded.offset());
            }
        } catch (AvroRuntimeException | CodecException e) {
            differ(0, 0, "the record at offset " + recorded.offset() + " is no decision: " + e.getMessage());
        }
    }

    /** The entry as the engine reads it; null for what the engine leaves out. */
    private @Nullable JournalEntry entry(Recorded event) {
        try {
            SpecificRecord record = AvroBody.decode(event);
            if (EventCodec.header(record).getExperiment().equals(recording.experiment())) {
                return EventCodec.decode(record);
            }
        } catch (AvroRuntimeException | CodecException e) {
            // The engine put it into the dead letters; it had no part in any decision.
            unreadable++;
            return null;
        }
        unreadable++;
        return null;
    }

    private void compare(Decision decision) {
        derived++;
        SpecificRecord expected = DecisionCodec.encode(recording.experiment(), decision);
        Recorded recorded = unmatched.remove(decision.number());
        if (recorded != null) {
            if (!bytes(recorded, expected).equals(AvroBody.encode(expected))) {
                differ(
                        decision.number(),
                        decision.sequence(),
                        "the journal gives " + expected + ", recorded is " + text(recorded));
            }
        } else if (decision.number() > lastRecorded) {
            pending++;
        } else {
            differ(decision.number(), decision.sequence(), "it is not recorded; the journal gives " + expected);
        }
    }

    /** The recorded bytes; when they were written with an older schema, the bytes that the present one gives. */
    private static Bytes bytes(Recorded recorded, SpecificRecord expected) {
        return recorded.writer().equals(expected.getSchema())
                ? recorded.avro()
                : AvroBody.encode(AvroBody.decode(recorded));
    }

    private static long sequence(Recorded recorded) {
        DecisionHeader header = DecisionCodec.header(AvroBody.decode(recorded));
        return header.getSequence();
    }

    private static String text(Recorded recorded) {
        return AvroBody.decode(recorded).toString();
    }

    private void differ(long number, long sequence, String what) {
        differences++;
        if (first.size() < ReplayResult.MOST_SHOWN) {
            first.add(new Difference(number, sequence, what));
        }
    }
}
