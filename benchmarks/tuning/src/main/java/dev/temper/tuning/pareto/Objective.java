package dev.temper.tuning.pareto;

/** What is to be low beside a table's losses. */
final class Objective {
    private final String name;
    private final boolean ratios;
    private final double[][] values;

    /**
     * An objective.
     *
     * @param ratios whether ratios of it matter and not differences: areas are then taken over its logarithm, and end
     *     beyond what the best rows need
     * @param values by the table's row and column; not finite where a training has diverged
     */
    Objective(String name, boolean ratios, double[][] values) {
        this.name = name;
        this.ratios = ratios;
        this.values = values;
    }

    String name() {
        return name;
    }

    boolean ratios() {
        return ratios;
    }

    double at(int row, int column) {
        return values[row][column - 1];
    }

    /** After a training in full, on the scale that areas are taken on. */
    double scaled(int row) {
        double value = values[row][values[row].length - 1];
        return ratios ? StrictMath.log(value) : value;
    }
}
