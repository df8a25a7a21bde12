package dev.temper.core.fuzz;

import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Value;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Parameters at random, those with few or extreme values among them. */
final class DrawnParameter {
    private DrawnParameter() {}

    static Parameter draw(String name, SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> real(name, random);
            case 2, 3 -> whole(name, random);
            case 4 -> {
                int count = 2 + (random.nextInt(20) == 0 ? random.nextInt(2_000) : random.nextInt(4));
                yield new Parameter.Categorical(
                        name, IntStream.range(0, count).mapToObj(i -> "v" + i).toList(), null);
            }
            default -> {
                int count = 2 + random.nextInt(6);
                long step = 1L + random.nextInt(100);
                yield new Parameter.ValueList(
                        name,
                        random.nextBoolean()
                                ? LongStream.range(0, count)
                                        .<Value>mapToObj(i -> new Value.OfLong(i * step))
                                        .toList()
                                : LongStream.range(0, count)
                                        .<Value>mapToObj(i -> new Value.OfDouble(i / 8.0))
                                        .toList(),
                        null);
            }
        };
    }

    private static Parameter real(String name, SplittableRandom random) {
        boolean log = random.nextBoolean();
        double min = bound(random);
        min = log ? Math.abs(min) + Double.MIN_VALUE : min;
        double max = switch (random.nextInt(4)) {
            case 0 -> Math.nextUp(min);
            case 1 -> min + Math.ulp(min) * random.nextInt(2, 2_000);
            case 2 -> min + Math.abs(bound(random));
            default -> min + 1;
        };
        return new Parameter.OfDouble(name, min, Math.min(Double.MAX_VALUE, max), log ? Scale.LOG : Scale.LINEAR, null);
    }

    private static double bound(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> Double.MIN_VALUE * random.nextInt(-5, 5);
            case 3 -> 9007199254740990.0;
            case 4 -> Double.MAX_VALUE / 4 * random.nextInt(-3, 4);
            default -> Math.pow(10, random.nextInt(-300, 300)) * (random.nextBoolean() ? 1 : -1);
        };
    }

    private static Parameter whole(String name, SplittableRandom random) {
        switch (random.nextInt(4)) {
            case 0 -> {
                int low = random.nextInt(40);
                int high = low + 1 + random.nextInt(20);
                return new Parameter.OfInt(name, 1L << low, 1L << high, Scale.POWER_OF_TWO, null);
            }
            case 1 -> {
                return new Parameter.OfInt(name, 1, 1 + random.nextLong(1, 1_000_000_000_000L), Scale.LOG, null);
            }
            case 2 -> {
                return new Parameter.OfInt(name, -1_000_000_000_000L, 1_000_000_000_000L, Scale.LINEAR, null);
            }
            default -> {
                long min = random.nextLong(-1_000, 1_000);
                return new Parameter.OfInt(name, min, min + 1 + random.nextInt(4), Scale.LINEAR, null);
            }
        }
    }
}
