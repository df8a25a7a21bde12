package dev.temper.core.model;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** The task kernel's matrices over the levels met so far, for one theta. */
final class Levels {
    private final TaskKernel task;
    private final double[] parameters;
    private double[] levels = new double[0];
    private DMatrixRMaj shared = new DMatrixRMaj(0, 0);
    private DMatrixRMaj own = new DMatrixRMaj(0, 0);

    Levels(TaskKernel task, double[] parameters) {
        this.task = task;
        this.parameters = parameters;
    }

    /** Makes sure of these levels. Indices given before stay good. */
    void learn(double[] wanted) {
        int size = levels.length;
        double[] grown = Arrays.copyOf(levels, size + wanted.length);
        for (double level : wanted) {
            if (find(grown, size, level) < 0) {
                grown[size] = level;
                size++;
            }
        }
        if (size > levels.length) {
            levels = Arrays.copyOf(grown, size);
            shared = new DMatrixRMaj(size, size);
            own = new DMatrixRMaj(size, size);
            task.fill(parameters, levels, shared, own);
        }
    }

    /** The index of a level that was learned. */
    int indexOf(double level) {
        return find(levels, levels.length, level);
    }

    double shared(int i, int j) {
        return shared.unsafe_get(i, j);
    }

    double own(int i, int j) {
        return own.unsafe_get(i, j);
    }

    private static int find(double[] levels, int size, double level) {
        for (int i = 0; i < size; i++) {
            if (levels[i] == level) {
                return i;
            }
        }
        return -1;
    }
}
