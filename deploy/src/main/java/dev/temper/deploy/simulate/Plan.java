package dev.temper.deploy.simulate;

import dev.temper.core.experiment.ExperimentDefinition;
import dev.temper.core.simulate.table.TableRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An experiment simulated over one or more seeds.
 *
 * @param usable rows of the table within the experiment's bounds; 0 without a table
 * @param finals losses of all of the table's full trainings, best first; empty without a table
 * @param runs a run a seed, the seeds rising by 1 from the definition's
 */
record Plan(
        ExperimentDefinition definition, @Nullable String table, int usable, List<Double> finals, List<TableRun> runs) {
    Plan {
        finals = List.copyOf(finals);
        runs = List.copyOf(runs);
    }

    /** The seed of a run. */
    long seed(int run) {
        return definition.seed() + run;
    }

    /** 1 and how many of the table's rows are better. */
    int rankInTable(double loss) {
        return 1 + (int) finals.stream().filter(other -> other < loss).count();
    }
}
