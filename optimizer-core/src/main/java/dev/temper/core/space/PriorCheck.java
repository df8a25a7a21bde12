package dev.temper.core.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What can be wrong with priors. */
final class PriorCheck {
    /** A narrower normal distribution would be a default, not a prior. */
    private static final double NARROWEST = 0.001;

    private static final double LEAST_SHAPE = 0.1;
    private static final double MOST_SHAPE = 1000;
    private static final double MOST_WEIGHT = 1e6;

    private final String path;
    private final List<Problem> problems;

    private PriorCheck(String path, List<Problem> problems) {
        this.path = path;
        this.problems = problems;
    }

    /** @param doubtful names of parameters with whose own values something is wrong */
    static List<Problem> check(Space space, Set<String> doubtful) {
        List<Problem> problems = new ArrayList<>();
        List<String> names = space.parameters().stream().map(Parameter::name).toList();
        for (Prior prior : space.priors()) {
            int index = names.indexOf(prior.parameter());
            if (index < 0) {
                problems.add(new Problem("parameters", "there is no parameter " + prior.parameter()));
                continue;
            }
            if (doubtful.contains(prior.parameter())) {
                continue;
            }
            Parameter parameter = space.parameters().get(index);
            PriorCheck check = new PriorCheck("parameters[" + index + "].prior", problems);
            if (prior instanceof Prior.Weights weights) {
                check.weights(weights, parameter);
            } else if (!Numbers.has(parameter)) {
                problems.add(new Problem(check.path, "normal and beta are for numbers: use weights"));
            } else if (prior instanceof Prior.Beta beta) {
                check.between("beta.a", beta.a(), LEAST_SHAPE, MOST_SHAPE);
                check.between("beta.b", beta.b(), LEAST_SHAPE, MOST_SHAPE);
            } else {
                check.normal((Prior.Normal) prior, parameter);
            }
        }
        return problems;
    }

    private void normal(Prior.Normal prior, Parameter parameter) {
        if (!hasMean(parameter, prior.mean())) {
            add(
                    "normal.mean",
                    "mean is " + NumberText.of(prior.mean()) + ": give " + ConfigurationCheck.expected(parameter));
        }
        double span = Density.span(parameter);
        between("normal.sd", prior.deviation(), NARROWEST * span, MOST_SHAPE * span);
    }

    private static boolean hasMean(Parameter parameter, double mean) {
        if (parameter instanceof Parameter.OfDouble real) {
            return mean >= real.min() && mean <= real.max();
        }
        Axis axis = Axis.of(parameter);
        if (axis instanceof ChoiceAxis choice) {
            return choice.values().stream().anyMatch(value -> Numbers.of(value) == mean);
        }
        Parameter.OfInt whole = (Parameter.OfInt) parameter;
        return mean >= whole.min() && mean <= whole.max();
    }

    private void weights(Prior.Weights prior, Parameter parameter) {
        if (!(parameter instanceof Parameter.Categorical categorical)) {
            problems.add(new Problem(path, "weights are for categorical parameters: use normal or beta"));
            return;
        }
        for (int i = 0; i < categorical.values().size(); i++) {
            double weight = i < prior.weights().size() ? prior.weights().get(i) : Double.NaN;
            String value = categorical.values().get(i);
            if (!(weight > 0 && weight <= MOST_WEIGHT)) {
                add(
                        "weights." + value,
                        "weight is " + NumberText.of(weight)
                                + ": give a number above 0, up to 1000000, or leave the value out of values");
            }
        }
    }

    private void between(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            String name = field.substring(field.indexOf('.') + 1);
            add(
                    field,
                    name + " is " + NumberText.of(value) + ": give " + NumberText.of(least) + " to "
                            + NumberText.of(most));
        }
    }

    private void add(String field, String message) {
        problems.add(new Problem(path + "." + field, message));
    }
}
