package dev.temper.tuning.table;

import dev.temper.core.random.CounterRandom;
import dev.temper.core.simulate.CurveTable;
import dev.temper.core.simulate.CurveTable.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tears configurations and curves apart: what a method finds then, it finds without learning from parameters. */
final class ShuffledCurves {
    private static final long SEED = 20_190_319;

    private ShuffledCurves() {}

    /** The table with its curves dealt to its configurations at random, always in the same way. */
    static CurveTable of(CurveTable table) {
        List<Row> curves = new ArrayList<>(table.rows());
        for (int i = curves.size() - 1; i > 0; i--) {
            Collections.swap(curves, i, CounterRandom.below(i + 1, SEED, 0, i));
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            Row own = table.rows().get(i);
            Row other = curves.get(i);
            rows.add(new Row(own.id(), own.cells(), other.losses(), other.seconds(), other.diverged()));
        }
        return new CurveTable(table.name(), table.parameters(), table.columns(), table.cumulative(), rows);
    }
}
