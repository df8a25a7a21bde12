package dev.temper.stream.replay;

import dev.temper.core.decision.Decision;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.Proposer;
import dev.temper.core.method.Proposers;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.replay.Divergence;
import dev.temper.core.replay.ProposalDivergence;
import dev.temper.core.replay.ProposalReplay;
import dev.temper.core.replay.Replay;
import dev.temper.core.replay.ReplayReport;
import dev.temper.stream.codec.DecisionCodec;
import dev.temper.stream.replay.ReplayResult.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Derives every decision of a recording again from its journal, and compares them with the recorded ones: not only in
 * what they say, but byte for byte in how they are written. Every proposal that was accepted is computed again too.
 */
public final class ReplayCheck {
    private final Recording recording;
    private final @Nullable Function<ExperimentDefinition, @Nullable Proposer> proposers;
    private final IntConsumer progress;
    private final List<Difference> differences = new ArrayList<>();
    private final AvroBody body = new AvroBody();
    private long firstRecorded = Long.MAX_VALUE;
    private long lastRecorded;
    private long lastSequence;
    private int forgotten;
    private int pending;

    /** @param proposers null to leave proposals alone */
    private ReplayCheck(
            Recording recording,
            @Nullable Function<ExperimentDefinition, @Nullable Proposer> proposers,
            IntConsumer progress) {
        this.recording = recording;
        this.proposers = proposers;
        this.progress = progress;
    }

    /** Replays; the recording is not changed. */
    public static ReplayResult check(Recording recording) {
        return check(recording, count -> {});
    }

    /**
     * Replays, and tells how far it is: computing proposals again takes as long as it took the model.
     *
     * @param progress told after each proposal how many were computed
     */
    public static ReplayResult check(Recording recording, IntConsumer progress) {
        return check(recording, Proposers::of, progress);
    }

    /** Replays decisions alone: what the model proposed is taken as it is recorded. */
    public static ReplayResult checkDecisions(Recording recording) {
        return new ReplayCheck(recording, null, count -> {}).run();
    }

    static ReplayResult check(
            Recording recording, Function<ExperimentDefinition, @Nullable Proposer> proposers, IntConsumer progress) {
        return new ReplayCheck(recording, proposers, progress).run();
    }

    private ReplayResult run() {
        ReadEvents read = ReadEvents.of(recording, body);
        List<JournalEntry> entries = read.entries();
        SameBytes same = SameBytes.compare(recording, entries, body);
        long events;
        long decisions;
        int skipped;
        if (same == null) {
            ReplayReport report = Replay.verify(entries, decisions());
            report.divergences().forEach(this::judge);
            events = report.events();
            decisions = report.decisions();
            skipped = report.skipped();
        } else {
            events = same.events();
            decisions = same.decisions();
            skipped = same.skipped();
            pending = same.pending();
        }
        LateStart lateStart = LateStart.of(recording, events, lastSequence);
        if (lateStart != null && (same == null || recording.decisions().isEmpty())) {
            return ReplayResult.unproven(
                    recording.experiment(), events, recording.malformed() + read.unreadable(), skipped, lateStart);
        }
        int proposals = proposals(entries);
        return new ReplayResult(
                recording.experiment(),
                events,
                recording.malformed() + read.unreadable(),
                skipped,
                decisions,
                pending,
                forgotten,
                proposals,
                differences.size(),
                differences.subList(0, Math.min(differences.size(), ReplayResult.MOST_SHOWN)),
                null,
                Erasure.of(entries));
    }

    private int proposals(List<JournalEntry> entries) {
        if (proposers == null) {
            return 0;
        }
        ProposalReplay.Result result = ProposalReplay.verify(entries, proposers, progress);
        result.divergences().forEach(this::judge);
        return result.proposals();
    }

    private List<Decision> decisions() {
        List<Decision> decisions = new ArrayList<>();
        for (Recorded recorded : recording.decisions()) {
            try {
                Decision decision = DecisionCodec.decode(body.decode(recorded));
                firstRecorded = Math.min(firstRecorded, decision.number());
                lastRecorded = Math.max(lastRecorded, decision.number());
                lastSequence = Math.max(lastSequence, decision.sequence());
                decisions.add(decision);
                checkBytes(recorded, decision);
            } catch (RuntimeException e) {
                differ(0, 0, "the record at offset " + recorded.offset() + " is no decision: " + e.getMessage());
            }
        }
        return decisions;
    }

    /** What a decision says is compared with what the journal gives; how it is written must be the one way to write it. */
    private void checkBytes(Recorded recorded, Decision decision) {
        SpecificRecord expected = DecisionCodec.encode(recording.experiment(), decision);
        // An older schema has another binary form of the same decision: its fields alone can be compared.
        if (recorded.writer().equals(expected.getSchema()) && !recorded.avro().equals(body.encode(expected))) {
            differ(
                    decision.number(),
                    decision.sequence(),
                    "the bytes at offset " + recorded.offset() + " are not those of this decision on experiment "
                            + recording.experiment());
        }
    }

    private void judge(Divergence divergence) {
        Decision derived = divergence.derived();
        Decision recorded = divergence.recorded();
        if (derived == null) {
            long sequence = recorded == null ? 0 : recorded.sequence();
            differ(divergence.number(), sequence, "recorded, but it does not follow from the journal: " + recorded);
        } else if (recorded != null) {
            differ(
                    derived.number(),
                    derived.sequence(),
                    String.join(", ", divergence.fields()) + ": the journal gives " + derived + ", recorded is "
                            + recorded);
        } else if (derived.number() > lastRecorded) {
            pending++;
        } else if (recording.decisionsStart() > 0 && derived.number() < firstRecorded) {
            forgotten++;
        } else {
            differ(derived.number(), derived.sequence(), "not recorded, though the journal gives " + derived);
        }
    }

    private void judge(ProposalDivergence divergence) {
        Proposal derived = divergence.derived();
        Proposal recorded = divergence.recorded();
        String what = derived == null
                ? "the journal gives none"
                : derived.version() != recorded.version()
                        ? "version " + recorded.version() + " of the method computed it, and this release has version "
                                + derived.version() + ": replay it with the release that wrote it"
                        : String.join(", ", divergence.fields()) + ": the journal gives " + derived + ", recorded is "
                                + recorded;
        differences.add(new Difference(
                0,
                divergence.sequence(),
                "the proposal based on journal sequence " + recorded.basedOn() + ": " + what));
    }

    private void differ(long number, long sequence, String what) {
        differences.add(new Difference(number, sequence, what));
    }
}
