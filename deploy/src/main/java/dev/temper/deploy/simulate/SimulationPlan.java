package dev.temper.deploy.simulate;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.NamedMethod;
import dev.temper.core.simulate.TableRun;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An experiment simulated over one or more seeds.
 *
 * @param usable rows of the table within the experiment's bounds; 0 without a table
 * @param finals losses of all of the table's full trainings, best first; empty without a table
 * @param runs a run a seed, the seeds rising by 1 from the definition's
 */
record SimulationPlan(
        ExperimentDefinition definition, @Nullable String table, int usable, List<Double> finals, List<TableRun> runs) {
    SimulationPlan {
        finals = List.copyOf(finals);
        runs = List.copyOf(runs);
    }

    /** The seed of a run. */
    long seed(int run) {
        return definition.seed() + run;
    }

    /** The name of the definition's method; null for one that was put together by hand. */
    @Nullable
    String methodName() {
        for (NamedMethod named : NamedMethod.values()) {
            if (named.on(definition.ladder()).equals(definition.method())) {
                return dashed(named);
            }
        }
        return null;
    }

    /** A constant as definitions write it. */
    static String dashed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** 1 and how many of the table's rows are better. */
    int rankInTable(double loss) {
        return 1 + (int) finals.stream().filter(other -> other < loss).count();
    }
}
