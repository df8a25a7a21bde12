package dev.temper.core.baseline;

import dev.temper.core.definition.Ladder;
import dev.temper.core.model.Acquisition;
import dev.temper.core.model.Block;
import dev.temper.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * SigOpt's choice: the task is drawn, a cheap one rather than a dear one, and the configuration is the one of greatest
 * expected improvement on anything seen at any task, divided by the task's cost.
 */
record RandomTask() implements Judge {
    private static final long STREAM = 17L << 32;

    /** P(t) proportional to exp(-cost of t), by rung. */
    static double[] probabilities(Ladder ladder) {
        double[] probabilities = new double[ladder.tasks().size()];
        double sum = 0;
        for (int rung = 0; rung < probabilities.length; rung++) {
            probabilities[rung] = StrictMath.exp(-ladder.share(rung));
            sum += probabilities[rung];
        }
        for (int rung = 0; rung < probabilities.length; rung++) {
            probabilities[rung] /= sum;
        }
        return probabilities;
    }

    /** One draw holds for a whole proposal. */
    static int drawn(Ladder ladder, long seed, long moment) {
        double[] probabilities = probabilities(ladder);
        double rest = CounterRandom.unit(seed, STREAM, moment);
        int rung = 0;
        while (rung < probabilities.length - 1 && rest >= probabilities[rung]) {
            rest -= probabilities[rung];
            rung++;
        }
        return rung;
    }

    @Override
    public List<Choice> rank(Question question) {
        int rung = drawn(question.ladder(), question.seed(), question.moment());
        double level = question.ladder().share(rung);
        Block block = question.belief().block(question.options(), level);
        double[] means = block.means();
        double[] variances = block.variances();
        Block full = question.belief().block(question.options(), 1);
        double[] fullMeans = full.means();
        double[] fullVariances = full.variances();
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            double improvement = Acquisition.logExpectedImprovement(
                    means[i], StrictMath.sqrt(variances[i]), question.belief().bestAnywhere());
            choices.add(new Choice(
                    question.options().get(i),
                    rung,
                    improvement - StrictMath.log(level),
                    fullMeans[i],
                    StrictMath.sqrt(fullVariances[i])));
        }
        choices.sort(Comparator.comparingDouble(choice -> -choice.score()));
        return choices;
    }
}
