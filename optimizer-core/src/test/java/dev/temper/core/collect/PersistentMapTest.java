package dev.temper.core.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The map against java.util.TreeMap as its model. */
class PersistentMapTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void doesWhatATreeMapDoes(long seed) {
        Random random = new Random(seed);
        TreeMap<Integer, Integer> model = new TreeMap<>();
        PersistentMap<Integer, Integer> map = PersistentMap.empty();
        for (int i = 0; i < 3_000; i++) {
            int key = random.nextInt(400);
            if (random.nextInt(5) < 3) {
                model.put(key, i);
                map = map.put(key, i);
            } else {
                model.remove(key);
                map = map.remove(key);
            }
            int probe = random.nextInt(420) - 10;
            assertThat(map.get(probe)).isEqualTo(model.get(probe));
            assertThat(map.rank(probe)).isEqualTo(model.headMap(probe).size());
            assertThat(keyOrNull(map.floor(probe))).isEqualTo(model.floorKey(probe));
            assertBalanced(map.root());
        }
        assertSame(map, model);
    }

    private static void assertSame(PersistentMap<Integer, Integer> map, SortedMap<Integer, Integer> model) {
        assertThat(map.size()).isEqualTo(model.size());
        List<Integer> keys = new ArrayList<>(model.keySet());
        for (int i = 0; i < keys.size(); i++) {
            assertThat(map.entryAt(i).key()).isEqualTo(keys.get(i));
            assertThat(map.entryAt(i).value()).isEqualTo(model.get(keys.get(i)));
        }
        List<Integer> tail = new ArrayList<>();
        map.from(200).forEach(entry -> tail.add(entry.key()));
        assertThat(tail).containsExactlyElementsOf(model.tailMap(200).keySet());
        assertThat(map).isEqualTo(sorted(model)).hasSameHashCodeAs(sorted(model));
        assertThat(keyOrNull(map.first())).isEqualTo(model.firstKey());
        assertThat(keyOrNull(map.last())).isEqualTo(model.lastKey());
    }

    private static @Nullable Integer keyOrNull(PersistentMap.@Nullable Entry<Integer, Integer> entry) {
        return entry == null ? null : entry.key();
    }

    private static PersistentMap<Integer, Integer> sorted(SortedMap<Integer, Integer> model) {
        return PersistentMap.fromSorted(model.entrySet().stream()
                .map(entry -> PersistentMap.entry(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static void assertBalanced(@Nullable Node<?, ?> node) {
        if (node != null) {
            int left = Node.size(node.left);
            int right = Node.size(node.right);
            assertThat(left + right <= 1 || (left <= 3 * right && right <= 3 * left))
                    .as("%d against %d", left, right)
                    .isTrue();
            assertBalanced(node.left);
            assertBalanced(node.right);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void differencesAreThoseOfTheModels(long seed) {
        Random random = new Random(seed);
        PersistentMap<Integer, Integer> older = PersistentMap.empty();
        for (int i = 0; i < 500; i++) {
            older = older.put(random.nextInt(2_000), random.nextInt(3));
        }
        for (int round = 0; round < 200; round++) {
            PersistentMap<Integer, Integer> newer = older;
            for (int change = random.nextInt(6); change > 0; change--) {
                int key = random.nextInt(2_000);
                newer = random.nextBoolean() ? newer.put(key, random.nextInt(3)) : newer.remove(key);
            }
            assertThat(asMap(PersistentMap.differences(older, newer))).isEqualTo(modelDifferences(older, newer));
            older = newer;
        }
    }

    private static Map<Integer, List<Integer>> asMap(List<PersistentMap.Difference<Integer, Integer>> differences) {
        Map<Integer, List<Integer>> map = new TreeMap<>();
        for (var difference : differences) {
            List<Integer> pair = new ArrayList<>();
            pair.add(difference.before());
            pair.add(difference.after());
            assertThat(map.put(difference.key(), pair)).isNull();
        }
        return map;
    }

    private static Map<Integer, List<Integer>> modelDifferences(
            PersistentMap<Integer, Integer> older, PersistentMap<Integer, Integer> newer) {
        Map<Integer, List<Integer>> map = new TreeMap<>();
        for (int key = 0; key < 2_000; key++) {
            List<Integer> pair = new ArrayList<>();
            pair.add(older.get(key));
            pair.add(newer.get(key));
            if (!java.util.Objects.equals(pair.get(0), pair.get(1))) {
                map.put(key, pair);
            }
        }
        return map;
    }

    @Test
    void oneChangeInAHundredThousandIsFoundWithoutReadingTheRest() {
        PersistentMap<Counted, Integer> map = PersistentMap.empty();
        for (int i = 0; i < 100_000; i++) {
            map = map.put(new Counted(i), i);
        }
        PersistentMap<Counted, Integer> changed =
                map.put(new Counted(77_777), -1).remove(new Counted(5));
        Counted.comparisons = 0;
        assertThat(PersistentMap.differences(map, changed)).hasSize(2);
        assertThat(Counted.comparisons).isLessThan(300);
    }

    /** A key that counts how often it is compared. */
    private record Counted(int number) implements Comparable<Counted> {
        static long comparisons;

        @Override
        public int compareTo(Counted other) {
            comparisons++;
            return Integer.compare(number, other.number);
        }
    }

    @Test
    void disorderIsRefusedWithTheEntryNamed() {
        assertThatThrownBy(() ->
                        PersistentMap.fromSorted(List.of(PersistentMap.entry(2, "b"), PersistentMap.entry(2, "c"))))
                .hasMessageContaining("entry 1 has key 2 after 2");
        assertThatThrownBy(() -> PersistentMap.<Integer, String>empty().entryAt(0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
