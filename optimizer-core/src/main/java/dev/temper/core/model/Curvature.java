package dev.temper.core.model;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The last steps and changes of gradient, and the quasi-Newton direction they make (Nocedal 1980). Vectors are matrices
 * of one column.
 */
final class Curvature {
    private static final int MEMORY = 10;
    private static final double LEAST_CURVATURE = 1e-10;

    /** A step and the change of the gradient along it. */
    private record Seen(DMatrixRMaj step, DMatrixRMaj change) {
        double along() {
            return CommonOps_DDRM.dot(step, change);
        }

        /** The same over some of the coordinates: those where free is 1 and not 0. */
        Seen over(DMatrixRMaj free) {
            return new Seen(
                    CommonOps_DDRM.elementMult(step, free, null), CommonOps_DDRM.elementMult(change, free, null));
        }
    }

    /** The oldest first. */
    private final List<Seen> memory = new ArrayList<>();

    void clear() {
        memory.clear();
    }

    boolean isEmpty() {
        return memory.isEmpty();
    }

    /**
     * Remembers a step, if the objective curves upwards along it. When the memory is full, a step along which it does not
     * takes the place of the oldest, where it counts for little or nothing: so have fits been made that are replayed.
     */
    void learn(DMatrixRMaj from, DMatrixRMaj to, DMatrixRMaj gradient, DMatrixRMaj gradientThere) {
        Seen seen = new Seen(
                CommonOps_DDRM.subtract(to, from, null), CommonOps_DDRM.subtract(gradientThere, gradient, null));
        boolean full = memory.size() == MEMORY;
        if (seen.along() > LEAST_CURVATURE * CommonOps_DDRM.dot(seen.step, seen.step)) {
            if (full) {
                memory.remove(0);
            }
            memory.add(seen);
        } else if (full) {
            memory.set(0, seen);
        }
    }

    /**
     * Minus the inverse Hessian times the gradient, over the coordinates that are free; 0 in those that are held.
     *
     * @param free 1 for each coordinate that may move, 0 for the others
     * @param direction to fill
     */
    void direction(DMatrixRMaj gradient, DMatrixRMaj free, DMatrixRMaj direction) {
        CommonOps_DDRM.elementMult(gradient, free, direction);
        CommonOps_DDRM.changeSign(direction);
        List<Seen> all = memory.stream().map(seen -> seen.over(free)).toList();
        double[] factors = new double[all.size()];
        double scale = 1;
        for (int k = all.size() - 1; k >= 0; k--) {
            Seen seen = all.get(k);
            double curvature = seen.along();
            factors[k] = curvature > 0 ? CommonOps_DDRM.dot(seen.step, direction) / curvature : 0;
            CommonOps_DDRM.addEquals(direction, -factors[k], seen.change);
            if (k == all.size() - 1 && curvature > 0) {
                scale = curvature / CommonOps_DDRM.dot(seen.change, seen.change);
            }
        }
        CommonOps_DDRM.scale(scale, direction);
        for (int k = 0; k < all.size(); k++) {
            Seen seen = all.get(k);
            double curvature = seen.along();
            if (curvature > 0) {
                double factor = factors[k] - CommonOps_DDRM.dot(seen.change, direction) / curvature;
                CommonOps_DDRM.addEquals(direction, factor, seen.step);
            }
        }
    }
}
