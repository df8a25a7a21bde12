package dev.temper.console.chronicle;

import dev.temper.core.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a trial. Not thread safe. */
public final class TrialChronicle {
    private final Curve curve = new Curve();
    private final List<Decision> decisions = new ArrayList<>(4);
    private final List<Long> leases = new ArrayList<>(2);
    private double seconds;
    private double gpuSeconds;
    private @Nullable String failure;

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
        return seconds;
    }

    /** Seconds of GPUs, as reported. */
    public double gpuSeconds() {
        return gpuSeconds;
    }

    /** What its agent said of its last run that failed, with the last lines of output; null when none failed. */
    public @Nullable String failure() {
        return failure;
    }

    void decided(Decision decision) {
        decisions.add(decision);
    }

    void leased(long lease) {
        leases.add(lease);
    }

    void spent(double training, double gpus) {
        seconds += training;
        gpuSeconds += gpus;
    }

    void failed(String detail) {
        failure = detail;
    }
}
