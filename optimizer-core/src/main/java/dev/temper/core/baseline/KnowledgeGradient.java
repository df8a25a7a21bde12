package dev.temper.core.baseline;

import dev.temper.core.model.Acquisition;

/**
 * The knowledge gradient over a finite set (Frazier, Powell, Dayanik 2009): by how much an observation is expected to
 * lower the least predicted mean.
 */
final class KnowledgeGradient {
    private KnowledgeGradient() {}

    /**
     * min mean - E[min (mean + slope Z)] for a standard normal Z, exactly: the lines' lower envelope is walked from its
     * left end, and each of its corners adds a term.
     *
     * @param mean predicted means
     * @param slope how far each mean moves for an observation one standard deviation off its own prediction
     * @return at least 0
     */
    static double of(double[] mean, double[] slope) {
        int line = leftmost(mean, slope);
        double sum = 0;
        while (true) {
            int next = -1;
            double corner = Double.POSITIVE_INFINITY;
            for (int j = 0; j < mean.length; j++) {
                if (slope[j] < slope[line]) {
                    double z = (mean[j] - mean[line]) / (slope[line] - slope[j]);
                    if (next < 0 || z < corner || (z == corner && slope[j] < slope[next])) {
                        next = j;
                        corner = z;
                    }
                }
            }
            if (next < 0) {
                return sum;
            }
            // ln E[max(0, Z - |z|)]
            double excess = Acquisition.logExpectedImprovement(Math.abs(corner), 1, 0);
            sum += (slope[line] - slope[next]) * StrictMath.exp(excess);
            line = next;
        }
    }

    /** The line that is the lowest for Z towards minus infinity: the steepest, and of several the lowest. */
    private static int leftmost(double[] mean, double[] slope) {
        int best = 0;
        for (int j = 1; j < mean.length; j++) {
            if (slope[j] > slope[best] || (slope[j] == slope[best] && mean[j] < mean[best])) {
                best = j;
            }
        }
        return best;
    }
}
