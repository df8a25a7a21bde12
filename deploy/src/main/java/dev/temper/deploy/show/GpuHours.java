package dev.temper.deploy.show;

import dev.temper.schemas.TrialView;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Hours of GPUs that trials have spent, where agents reported them; else empty text everywhere. */
final class GpuHours {
    private static final double HOUR = 3_600;

    private final Collection<TrialView> trials;
    private final boolean known;

    private GpuHours(Collection<TrialView> trials) {
        this.trials = trials;
        known = trials.stream().anyMatch(trial -> !trial.getGpuSeconds().isEmpty());
    }

    static GpuHours of(Collection<TrialView> trials) {
        return new GpuHours(trials);
    }

    /** What heads a column of them. */
    String title() {
        return known ? ">GPU hours" : "";
    }

    /** On the way to a rung, over all trials of its bracket. */
    String at(int bracket, int rung) {
        double seconds = 0;
        for (TrialView trial : trials) {
            List<Double> spent = trial.getGpuSeconds();
            seconds += trial.getBracket() == bracket && rung < spent.size() ? spent.get(rung) : 0;
        }
        return hours(seconds);
    }

    /** Of a trial. */
    String of(TrialView trial) {
        return hours(
                trial.getGpuSeconds().stream().mapToDouble(Double::doubleValue).sum());
    }

    /** Of all of them; empty where none was reported. */
    String sum() {
        double seconds = 0;
        for (TrialView trial : trials) {
            for (double spent : trial.getGpuSeconds()) {
                seconds += spent;
            }
        }
        return hours(seconds);
    }

    private String hours(double seconds) {
        return known ? String.format(Locale.ROOT, "%.2f", seconds / HOUR) : "";
    }
}
