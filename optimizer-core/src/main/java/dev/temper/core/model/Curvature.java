package dev.temper.core.model;

/** The last steps and changes of gradient, and the quasi-Newton direction they make (Nocedal 1980). */
final class Curvature {
    private static final int MEMORY = 10;
    private static final double LEAST_CURVATURE = 1e-10;

    private final double[][] steps;
    private final double[][] changes;
    private final double[] inner = new double[MEMORY];
    private int count;

    Curvature(int size) {
        steps = new double[MEMORY][size];
        changes = new double[MEMORY][size];
    }

    void clear() {
        count = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Remembers a step, if the objective curves upwards along it. */
    void learn(double[] from, double[] to, double[] gradient, double[] gradientThere) {
        double[] step = steps[count % MEMORY];
        double[] change = changes[count % MEMORY];
        double along = 0;
        double size = 0;
        for (int i = 0; i < from.length; i++) {
            step[i] = to[i] - from[i];
            change[i] = gradientThere[i] - gradient[i];
            along += step[i] * change[i];
            size += step[i] * step[i];
        }
        if (along > LEAST_CURVATURE * size) {
            count++;
        }
    }

    /** Minus the inverse Hessian times the gradient, over the coordinates that are not held; 0 in those that are. */
    void direction(double[] gradient, boolean[] held, double[] direction) {
        for (int i = 0; i < gradient.length; i++) {
            direction[i] = held[i] ? 0 : -gradient[i];
        }
        int oldest = Math.max(0, count - MEMORY);
        double scale = 1;
        for (int k = count - 1; k >= oldest; k--) {
            double[] step = steps[k % MEMORY];
            double[] change = changes[k % MEMORY];
            double curvature = dot(step, change, held);
            double factor = curvature > 0 ? dot(step, direction, held) / curvature : 0;
            inner[k % MEMORY] = factor;
            add(direction, -factor, change, held);
            if (k == count - 1 && curvature > 0) {
                scale = curvature / dot(change, change, held);
            }
        }
        for (int i = 0; i < direction.length; i++) {
            direction[i] *= scale;
        }
        for (int k = oldest; k < count; k++) {
            double[] step = steps[k % MEMORY];
            double curvature = dot(step, changes[k % MEMORY], held);
            if (curvature > 0) {
                double factor = inner[k % MEMORY] - dot(changes[k % MEMORY], direction, held) / curvature;
                add(direction, factor, step, held);
            }
        }
    }

    private static double dot(double[] a, double[] b, boolean[] held) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            if (!held[i]) {
                sum += a[i] * b[i];
            }
        }
        return sum;
    }

    private static void add(double[] to, double factor, double[] what, boolean[] held) {
        for (int i = 0; i < to.length; i++) {
            if (!held[i]) {
                to[i] += factor * what[i];
            }
        }
    }
}
