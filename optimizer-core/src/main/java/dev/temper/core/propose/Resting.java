package dev.temper.core.propose;

import dev.temper.core.history.Fidelity;
import dev.temper.core.history.History;
import dev.temper.core.history.Past;
import java.util.ArrayList;
import java.util.List;

/**
 * A trial that rests and may go on.
 *
 * @param expected of it in full, without fantasies
 */
record Resting(Expected expected, double rate, double widening) implements Candidate {
    private static final int MOST = 120;

    /**
     * Those that came furthest.
     *
     * @param widening factor on their spreads
     */
    static List<Resting> of(History history, Surrogate surrogate, double widening) {
        List<Past> some = history.runs().stream()
                .filter(run -> run.isResting()
                        && Double.isFinite(run.last().loss())
                        && !history.fidelity().isFull(run.last().key()))
                .toList();
        double mean = Rates.mean(history);
        List<Resting> rests = new ArrayList<>();
        for (Past run : history.furthestFirst(some).stream().limit(MOST).toList()) {
            double rate = Rates.of(run, history.fidelity(), mean);
            rests.add(new Resting(Expected.of(run, surrogate), rate, widening));
        }
        return rests;
    }

    /** Its number. */
    int number() {
        return expected.past().number();
    }

    private int key() {
        return expected.past().last().key();
    }

    @Override
    public double cost(Fidelity fidelity, int rung) {
        return fidelity.cost(key(), rung) * rate;
    }

    @Override
    public int next(Fidelity fidelity) {
        return fidelity.rungReached(key()) + 1;
    }

    @Override
    public double[] means() {
        return expected.means();
    }

    @Override
    public double[] variances() {
        return expected.variances();
    }

    @Override
    public double[] deviations() {
        double[] deviations = variances().clone();
        for (int j = 0; j < deviations.length; j++) {
            deviations[j] = StrictMath.sqrt(deviations[j]) * widening;
        }
        return deviations;
    }

    @Override
    public double feasible() {
        return expected.feasible();
    }

    @Override
    public double[][] shifts(int from, int to) {
        return expected.shifts(from, to);
    }
}
