package dev.temper.core.suggest;

import dev.temper.core.space.Axis;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.UnitCube;
import dev.temper.core.space.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every point of a grid once, far ones early: a real parameter has nine grid points, any other all of its values.
 *
 * <p>The index is written in mixed radix, one digit a parameter. Each parameter is at the sum of the digits up to its
 * own (modulo its number of points) in a shuffled order, so while the first digit runs all parameters move together
 * and any stretch of the first parameter's length is a Latin hypercube, if no parameter has fewer points.
 */
final class GridSuggester implements Suggester {
    private static final long STREAM = 4L << 32;

    private final UnitCube space;
    private final List<int[]> orders = new ArrayList<>();

    GridSuggester(UnitCube space, long seed) {
        this.space = space;
        for (int i = 0; i < space.dimensions(); i++) {
            orders.add(Shuffle.of(Math.toIntExact(space.axes().get(i).gridSize()), seed, STREAM | i));
        }
    }

    @Override
    public @Nullable Configuration at(long index) {
        long rest = index;
        long sum = 0;
        List<Value> values = new ArrayList<>(orders.size());
        for (int i = 0; i < orders.size(); i++) {
            Axis axis = space.axes().get(i);
            int[] order = orders.get(i);
            sum += rest % order.length;
            rest /= order.length;
            values.add(axis.gridValue(order[(int) (sum % order.length)]));
        }
        return rest == 0 ? space.configurationOf(values) : null;
    }

    /** Number of points; {@link Long#MAX_VALUE} if more than a long can hold. */
    long size() {
        long size = 1;
        for (int[] order : orders) {
            size = order.length > Long.MAX_VALUE / size ? Long.MAX_VALUE : size * order.length;
        }
        return size;
    }
}
