package dev.temper.tuning.pareto;

import dev.temper.tuning.TuningException;
import java.util.List;
import java.util.Map;

/**
 * LCBench's networks, as Auto-PyTorch shapes a funnel: the first layer has the most units, or one for each feature
 * where that is more, and each further one is narrower by the same step, down to one output a class. One layer is that
 * of the outputs alone. Features are counted as OpenML lists them, before categories are spread over several inputs.
 *
 * @param features inputs of the network
 * @param classes outputs of the network
 */
record Funnel(int features, int classes) {
    private static final Map<String, Funnel> DATA_SETS = Map.ofEntries(
            Map.entry("3945_KDDCup09_appetency", new Funnel(230, 2)),
            Map.entry("34539_Amazon_employee_access", new Funnel(9, 2)),
            Map.entry("126025_adult", new Funnel(14, 2)),
            Map.entry("126029_bank-marketing", new Funnel(16, 2)),
            Map.entry("167104_Australian", new Funnel(14, 2)),
            Map.entry("167152_mfeat-factors", new Funnel(216, 10)),
            Map.entry("167168_vehicle", new Funnel(18, 4)),
            Map.entry("167184_blood-transfusion", new Funnel(4, 2)),
            Map.entry("167185_cnae-9", new Funnel(856, 9)),
            Map.entry("167200_higgs", new Funnel(28, 2)),
            Map.entry("168329_helena", new Funnel(27, 100)),
            Map.entry("168331_volkert", new Funnel(180, 10)),
            Map.entry("168908_christine", new Funnel(1636, 2)),
            Map.entry("189354_airlines", new Funnel(7, 2)),
            Map.entry("189865_sylvine", new Funnel(20, 2)),
            Map.entry("189905_car", new Funnel(6, 4)),
            Map.entry("189909_jungle_chess", new Funnel(6, 3)));

    /** That of one of LCBench's tables. */
    static Funnel of(String table) {
        Funnel funnel = DATA_SETS.get(table);
        if (funnel == null) {
            throw new TuningException("nothing is known about the features and classes of table " + table
                    + "; known are " + String.join(", ", List.copyOf(DATA_SETS.keySet())));
        }
        return funnel;
    }

    /** Weights and biases of so many layers, the first of at least so many units. */
    long weights(int layers, int units) {
        int inputs = features;
        int width = Math.max(features, units);
        int step = layers < 2 ? 0 : Math.max(0, (width - classes) / (layers - 1));
        long weights = 0;
        for (int layer = 1; layer < layers; layer++) {
            weights += (inputs + 1L) * width;
            inputs = width;
            width -= step;
        }
        return weights + (inputs + 1L) * classes;
    }
}
