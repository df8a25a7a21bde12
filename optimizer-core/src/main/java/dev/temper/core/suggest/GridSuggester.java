package dev.temper.core.suggest;

import dev.temper.core.space.Axis;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.UnitCube;
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
    private final List<String> names;
    private final List<int[]> orders = new ArrayList<>();

    GridSuggester(UnitCube space, long seed) {
        this.space = space;
        this.names = space.names();
        for (int i = 0; i < space.dimensions(); i++) {
            orders.add(Shuffle.of(Math.toIntExact(space.axes().get(i).gridSize()), seed, STREAM | i));
        }
    }

    @Override
    public @Nullable Configuration at(long index) {
        long rest = index;
        long sum = 0;
        List<Setting> settings = new ArrayList<>(orders.size());
        for (int i = 0; i < orders.size(); i++) {
            Axis axis = space.axes().get(i);
            int[] order = orders.get(i);
            sum += rest % order.length;
            rest /= order.length;
            settings.add(new Setting(names.get(i), axis.gridValue(order[(int) (sum % order.length)])));
        }
        return rest == 0 ? new Configuration(settings) : null;
    }
}
