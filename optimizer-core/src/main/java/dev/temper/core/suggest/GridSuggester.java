package dev.temper.core.suggest;

import dev.temper.core.space.Axis;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.UnitCube;
import dev.temper.core.space.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every combination of some values of each parameter once, far ones early.
 *
 * <p>The index is written in mixed radix, one digit a parameter. Each parameter is at the sum of the digits up to its
 * own (modulo its number of points) in a shuffled order, so while the first digit runs all parameters move together
 * and any stretch of the first parameter's length is a Latin hypercube, if no parameter has fewer points.
 */
final class GridSuggester implements Suggester {
    private static final long STREAM = 4L << 32;

    private final UnitCube space;
    private final Points points;
    private final List<int[]> orders = new ArrayList<>();

    /** Which values of a parameter there are points for. */
    private enum Points {
        GRID {
            @Override
            long count(Axis axis) {
                return axis.gridSize();
            }

            @Override
            Value value(Axis axis, long index) {
                return axis.gridValue(index);
            }
        },
        ALL {
            @Override
            long count(Axis axis) {
                return axis.size();
            }

            @Override
            Value value(Axis axis, long index) {
                return axis.value(index);
            }
        };

        abstract long count(Axis axis);

        abstract Value value(Axis axis, long index);
    }

    private GridSuggester(UnitCube space, Points points, long seed) {
        this.space = space;
        this.points = points;
        for (int i = 0; i < space.dimensions(); i++) {
            long count = points.count(space.axes().get(i));
            orders.add(Shuffle.of(Math.toIntExact(count), seed, STREAM | i));
        }
    }

    /** Nine points of a real parameter, all values of any other. */
    static GridSuggester ofGrid(UnitCube space, long seed) {
        return new GridSuggester(space, Points.GRID, seed);
    }

    /** All values of all parameters: of a space that has few. */
    static GridSuggester ofAll(UnitCube space, long seed) {
        return new GridSuggester(space, Points.ALL, seed);
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
            values.add(points.value(axis, order[(int) (sum % order.length)]));
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

    @Override
    public long effort(long index) {
        return orders.size();
    }

    @Override
    public long listing() {
        return 0;
    }
}
