package dev.temper.core.source;

import dev.temper.core.source.SourceTrials.FittedTrial;
import dev.temper.core.space.Problems;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether what is said to be left by an earlier experiment can be learnt from: it may come from anywhere. */
public final class SourceCheck {
    private static final int MOST_SHARES = 100;
    private static final int MOST_COLUMNS = 10_000;
    /** Of a feature or a loss; both lie within a few units of 0. */
    private static final double GREATEST = 1e6;

    private final SourceTrials source;
    private final String path;
    private final Problems problems;

    private SourceCheck(SourceTrials source, String path, Problems problems) {
        this.source = source;
        this.path = path;
        this.problems = problems;
    }

    /**
     * Adds all problems.
     *
     * @param names of the new experiment's parameters
     */
    public static void check(SourceTrials source, List<String> names, String path, Problems problems) {
        SourceCheck check = new SourceCheck(source, path, problems);
        check.checkParameters(names);
        check.checkShares();
        check.checkTrials();
    }

    private void checkParameters(List<String> names) {
        if (source.parameters().isEmpty()) {
            problems.add(path + ".parameters", "there are none: give those that both experiments have");
        }
        SortedSet<String> seen = new TreeSet<>();
        for (int i = 0; i < source.parameters().size(); i++) {
            SourceParameter parameter = source.parameters().get(i);
            String at = path + ".parameters[" + i + "]";
            if (!names.contains(parameter.name())) {
                problems.add(at, "\"" + parameter.name() + "\" is no parameter here: give one of " + names);
            } else if (!seen.add(parameter.name())) {
                problems.add(at, "\"" + parameter.name() + "\" is there twice: remove one of the two");
            }
            String wrong = parameter.isNumber() ? range(parameter) : null;
            if (wrong != null) {
                problems.add(at, wrong);
            }
        }
    }

    private static @Nullable String range(SourceParameter parameter) {
        double least = parameter.least();
        double greatest = parameter.greatest();
        if (!Double.isFinite(least) || !Double.isFinite(greatest) || !(least < greatest)) {
            return "give a finite min below a finite max";
        }
        return parameter.log() && least <= 0 ? "give a min above 0, for its scale is log" : null;
    }

    private void checkShares() {
        List<Double> shares = source.shares();
        boolean ascending = !shares.isEmpty()
                && shares.size() <= MOST_SHARES
                && shares.get(0) > 0
                && shares.get(shares.size() - 1) == 1;
        for (int i = 1; i < shares.size(); i++) {
            ascending &= shares.get(i - 1) < shares.get(i);
        }
        if (!ascending) {
            problems.add(
                    path + ".shares", "give 1 to " + MOST_SHARES + " shares of a full training, ascending, the last 1");
        }
    }

    private void checkTrials() {
        int count = source.trials().size();
        if (count < 1 || count > SourceTrials.MOST) {
            problems.add(path + ".trials", "there are " + count + ": give 1 to " + SourceTrials.MOST);
        }
        int columns = source.columns();
        if (columns > MOST_COLUMNS) {
            problems.add(
                    path + ".parameters", "they have " + columns + " features: at most " + MOST_COLUMNS + " count");
        }
        for (int i = 0; i < Math.min(count, SourceTrials.MOST); i++) {
            FittedTrial trial = source.trials().get(i);
            if (trial.features().size() != columns
                    || trial.losses().size() != source.shares().size()
                    || !isSmall(trial.features())
                    || !isSmall(trial.losses())) {
                problems.add(
                        path + ".trials[" + i + "]",
                        "give " + columns + " features and " + source.shares().size() + " losses in thousandths");
                return;
            }
        }
    }

    private static boolean isSmall(List<Double> values) {
        return values.stream().allMatch(value -> Math.abs(value) <= GREATEST);
    }
}
