package dev.temper.console.api;

import java.util.Arrays;

/**
 * Which points of a curve to show. Of each of equally many points in a row the first, the last, the least and the
 * greatest stay, so that no peak is lost (M4; Jugel et al., VLDB 2014).
 */
final class Thinning {
    private static final int KEPT = 4;

    private Thinning() {}

    /**
     * Indices of the points that stay, rising; all of them when there are no more than asked for.
     *
     * @param most at least 4
     */
    static int[] keepExtremes(double[] values, int most) {
        int[] all = new int[values.length];
        Arrays.setAll(all, i -> i);
        if (values.length <= most) {
            return all;
        }
        int groups = most / KEPT;
        int[] kept = new int[values.length];
        int size = 0;
        for (int group = 0; group < groups; group++) {
            int from = (int) ((long) values.length * group / groups);
            int to = (int) ((long) values.length * (group + 1) / groups);
            int[] four = {from, least(values, from, to), greatest(values, from, to), to - 1};
            Arrays.sort(four);
            for (int index : four) {
                if (size == 0 || kept[size - 1] < index) {
                    kept[size++] = index;
                }
            }
        }
        return Arrays.copyOf(kept, size);
    }

    private static int least(double[] values, int from, int to) {
        int at = from;
        for (int i = from; i < to; i++) {
            at = values[i] < values[at] || Double.isNaN(values[at]) ? i : at;
        }
        return at;
    }

    private static int greatest(double[] values, int from, int to) {
        int at = from;
        for (int i = from; i < to; i++) {
            at = values[i] > values[at] || Double.isNaN(values[at]) ? i : at;
        }
        return at;
    }
}
