package dev.temper.console.chronicle;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.stream.views.TrialNote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a trial. Not thread safe. */
public final class TrialChronicle {
    private final Curve curve;
    private final List<Decision> decisions;
    private final List<Long> leases = new ArrayList<>(2);
    private List<Failure> failures = List.of();

    /** What an agent said of a run that failed. */
    private record Failure(long sequence, String detail) {}

    /** Of a trial of which nothing was heard yet. */
    TrialChronicle() {
        this(new Curve(), new ArrayList<>(4));
    }

    private TrialChronicle(Curve curve, List<Decision> decisions) {
        this.curve = curve;
        this.decisions = decisions;
    }

    /** What had happened up to a sequence, to be looked at only. */
    TrialChronicle until(long last) {
        TrialChronicle past =
                new TrialChronicle(curve.until(last), List.copyOf(Rising.upTo(last, decisions, Decision::sequence)));
        past.decisions.forEach(past::leased);
        past.failures = List.copyOf(Rising.upTo(last, failures, Failure::sequence));
        return past;
    }

    /** What it reported. */
    public Curve curve() {
        return curve;
    }

    /** The decisions on it, in their order. */
    public List<Decision> decisions() {
        return decisions;
    }

    /** The last decision on it; null before the first. */
    public @Nullable Decision lastDecision() {
        return decisions.isEmpty() ? null : decisions.get(decisions.size() - 1);
    }

    /** Numbers of its leases, in their order. */
    public List<Long> leases() {
        return leases;
    }

    /** Seconds of training, as reported. */
    public double seconds() {
        return curve.seconds();
    }

    /** Seconds of GPUs, as reported. */
    public double gpuSeconds() {
        return curve.sum(TrialNote.GPU_SECONDS);
    }

    /** What its agent said of its last run that failed, with the last lines of output; null when none failed. */
    public @Nullable String failure() {
        return failures.isEmpty() ? null : failures.get(failures.size() - 1).detail();
    }

    void decided(Decision decision) {
        decisions.add(decision);
        leased(decision);
    }

    private void leased(Decision decision) {
        if (decision.action() instanceof Action.Suggest a) {
            leases.add(a.lease());
        } else if (decision.action() instanceof Action.Promote a) {
            leases.add(a.lease());
        }
    }

    void failed(long sequence, String detail) {
        failures = new ArrayList<>(failures);
        failures.add(new Failure(sequence, detail));
    }
}
