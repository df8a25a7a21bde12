package dev.temper.core.baseline;

import dev.temper.core.model.Acquisition;
import dev.temper.core.model.Block;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Expected improvement of a full training on the best one (Jones, Schonlau, Welch 1998), in logarithms. */
record ExpectedImprovement() implements Judge {
    @Override
    public List<Choice> rank(Question question) {
        Block block = question.belief().block(question.options(), 1);
        double[] means = block.means();
        double[] variances = block.variances();
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            double sd = StrictMath.sqrt(variances[i]);
            double score = Acquisition.logExpectedImprovement(
                    means[i], sd, question.belief().best());
            choices.add(new Choice(question.options().get(i), question.full(), score, means[i], sd));
        }
        choices.sort(Comparator.comparingDouble(choice -> -choice.score()));
        return choices;
    }
}
