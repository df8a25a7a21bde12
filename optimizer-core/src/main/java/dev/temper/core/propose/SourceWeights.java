package dev.temper.core.propose;

import dev.temper.core.history.History;
import dev.temper.core.history.Past;
import dev.temper.core.source.SourceRanks;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How far each source is believed: by how well it ranks the experiment's own trials, none of which it has seen. Kendall's
 * tau is taken over all pairs of own trials, each pair at the highest rung that both reached, and shrunk towards what is
 * expected of a source beforehand; what is within chance of 0 counts as 0.
 *
 * <p>Among many sources that tell nothing, some rank a few trials well by chance. So how far all of them together are
 * believed is judged by each pair as the sources rank it under the weights that all other trials give them (leave one out,
 * Feurer, Letham, Bakshy 2018): what was chosen for luck is no better there than a toss of a coin.
 */
final class SourceWeights {
    /** What is expected of a source: this tau, as if so many trials had shown it. */
    private static final double EXPECTED = 0.4;

    private static final int TRIALS = 8;
    private static final double PAIRS = TRIALS * (TRIALS - 1) / 2.0;
    /** A trial takes part in pairs with so many others at most: the last ones. */
    private static final int MOST = 150;

    private final List<Past> runs;
    private final int rungs;
    private final double[][][] ranks;
    private final double chance;
    /** Pairs in the right order less those in the wrong one, by source and trial, and of all trials. */
    private final int[][] leads;

    private final int[] lead;
    private final int[] pairs;
    private int count;

    private SourceWeights(List<SourceRanks> sources, List<Past> runs, int rungs) {
        this.runs = runs;
        this.rungs = rungs;
        this.ranks = sources.stream()
                .map(source ->
                        runs.stream().map(run -> source.of(run.configuration())).toArray(double[][]::new))
                .toArray(double[][][]::new);
        double n = runs.size() + TRIALS;
        this.chance = StrictMath.sqrt(2 * (2 * n + 5) / (9 * n * (n - 1)));
        this.leads = new int[ranks.length][runs.size()];
        this.lead = new int[ranks.length];
        this.pairs = new int[runs.size()];
        for (int i = 0; i < runs.size(); i++) {
            for (int j = 0; j < i; j++) {
                add(i, j);
            }
        }
    }

    /** A weight a source, at least 0, their sum at most 1. */
    static List<Double> of(List<SourceRanks> sources, History history) {
        if (sources.isEmpty()) {
            return List.of();
        }
        List<Past> all = history.runs();
        List<Past> last = all.subList(Math.max(0, all.size() - MOST), all.size());
        SourceWeights own = new SourceWeights(sources, last, history.fidelity().rungs());
        double[] weights = new double[sources.size()];
        for (int s = 0; s < weights.length; s++) {
            weights[s] = own.weight(own.lead[s], own.count);
        }
        double sum = Arrays.stream(weights).sum();
        if (sum == 0) {
            return Collections.nCopies(weights.length, 0.0);
        }
        double share = own.belief() / sum;
        return Arrays.stream(weights).map(weight -> weight * share).boxed().toList();
    }

    private void add(int i, int j) {
        int rung = rung(i, j);
        int order = order(i, j, rung);
        if (order == 0) {
            return;
        }
        count++;
        pairs[i]++;
        pairs[j]++;
        for (int s = 0; s < ranks.length; s++) {
            int agrees = agrees(s, i, j, rung, order);
            lead[s] += agrees;
            leads[s][i] += agrees;
            leads[s][j] += agrees;
        }
    }

    /** The highest rung that both trials have reached; -1 if there is none. */
    private int rung(int i, int j) {
        int rung = rungs - 1;
        while (rung >= 0
                && (Double.isNaN(runs.get(i).loss(rung))
                        || Double.isNaN(runs.get(j).loss(rung)))) {
            rung--;
        }
        return rung;
    }

    /** 1 if the first of two trials is the worse one at a rung, -1 if the other is, 0 if neither. */
    private int order(int i, int j, int rung) {
        return rung < 0 ? 0 : Double.compare(runs.get(i).loss(rung), runs.get(j).loss(rung));
    }

    private double gap(int s, int i, int j, int rung) {
        return ranks[s][i][rung] - ranks[s][j][rung];
    }

    private int agrees(int s, int i, int j, int rung, int order) {
        return order * (int) Math.signum(gap(s, i, j, rung));
    }

    private double weight(double led, double of) {
        double beyond = Math.max(0, shrunk(led, of) - chance);
        return beyond * beyond;
    }

    private static double shrunk(double led, double of) {
        return (led + PAIRS * EXPECTED) / (of + PAIRS);
    }

    /** From 0 to 1. */
    private double belief() {
        double led = 0;
        for (int i = 0; i < runs.size(); i++) {
            for (int j = 0; j < i; j++) {
                int rung = rung(i, j);
                int order = order(i, j, rung);
                led += order == 0 ? 0 : order * Math.signum(leftOut(i, j, rung, order));
            }
        }
        double share = Math.min(1, Math.max(0, shrunk(led, count) - chance) / (EXPECTED - chance));
        return share * share;
    }

    /** By how much the sources foretell one trial to be worse than another, under the weights that the others give. */
    private double leftOut(int i, int j, int rung, int order) {
        double gap = 0;
        for (int s = 0; s < ranks.length; s++) {
            int led = lead[s] - leads[s][i] - leads[s][j] + agrees(s, i, j, rung, order);
            gap += weight(led, count - pairs[i] - pairs[j] + 1.0) * gap(s, i, j, rung);
        }
        return gap;
    }
}
