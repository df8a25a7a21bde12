package dev.temper.core.suggest;

import java.util.List;

/**
 * The Sobol sequence in base 2 with the direction numbers of Joe and Kuo (2008), whose two-dimensional projections are
 * good too.
 */
final class SobolSequence {
    /** Bits of a coordinate. */
    static final int BITS = 32;
    /** Number of points. */
    static final long LENGTH = 1L << BITS;
    /** Dimensions there are direction numbers for. */
    static final int DIMENSIONS = JoeKuoTable.ROWS.size() + 1;

    private static final long[][] DIRECTIONS = directions();

    private SobolSequence() {}

    /** A coordinate in units of 2^-32, of the point with this index. */
    static long coordinate(long index, int dimension) {
        long[] directions = DIRECTIONS[dimension];
        long result = 0;
        for (int bit = 0; bit < BITS; bit++) {
            result ^= directions[bit] & -(index >>> bit & 1);
        }
        return result;
    }

    private static long[][] directions() {
        long[][] directions = new long[DIMENSIONS][BITS];
        for (int bit = 0; bit < BITS; bit++) {
            directions[0][bit] = 1L << (BITS - 1 - bit);
        }
        for (int row = 0; row < JoeKuoTable.ROWS.size(); row++) {
            fill(directions[row + 1], JoeKuoTable.ROWS.get(row));
        }
        return directions;
    }

    /** By the recurrence that the primitive polynomial of the dimension stands for. */
    private static void fill(long[] directions, List<Integer> row) {
        int polynomial = row.get(0);
        int degree = row.size() - 1;
        for (int bit = 0; bit < BITS; bit++) {
            if (bit < degree) {
                directions[bit] = (long) row.get(bit + 1) << (BITS - 1 - bit);
                continue;
            }
            long direction = directions[bit - degree] ^ (directions[bit - degree] >>> degree);
            for (int k = 1; k < degree; k++) {
                direction ^= directions[bit - k] & -(polynomial >>> (degree - 1 - k) & 1L);
            }
            directions[bit] = direction;
        }
    }
}
