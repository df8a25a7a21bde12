package dev.temper.core.collect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Merges two trees in order. Each side is a stack of parts, a part being a whole subtree or one entry of it; when both
 * sides come to the same subtree, it is skipped unopened.
 */
final class Comparison<K extends Comparable<K>, V> {
    private record Part<K extends Comparable<K>, V>(Node<K, V> node, boolean whole) {}

    private final Deque<Part<K, V>> older = new ArrayDeque<>();
    private final Deque<Part<K, V>> newer = new ArrayDeque<>();
    private final List<PersistentMap.Difference<K, V>> differences = new ArrayList<>();

    Comparison(@Nullable Node<K, V> olderRoot, @Nullable Node<K, V> newerRoot) {
        push(older, olderRoot);
        push(newer, newerRoot);
    }

    List<PersistentMap.Difference<K, V>> differences() {
        while (!older.isEmpty() || !newer.isEmpty()) {
            advance(older.peek(), newer.peek());
        }
        return differences;
    }

    private void advance(@Nullable Part<K, V> before, @Nullable Part<K, V> after) {
        if (before != null && after != null && before.whole && after.whole && before.node == after.node) {
            older.pop();
            newer.pop();
        } else if (weight(before) > 0 && weight(before) >= weight(after)) {
            open(older);
        } else if (weight(after) > 0) {
            open(newer);
        } else {
            emit(before, after);
        }
    }

    /** The larger side is opened first: the smaller one may be the very subtree that comes to light. */
    private static int weight(@Nullable Part<?, ?> part) {
        return part == null || !part.whole ? 0 : part.node.size;
    }

    private void emit(@Nullable Part<K, V> before, @Nullable Part<K, V> after) {
        if (after == null || (before != null && before.node.key.compareTo(after.node.key) < 0)) {
            Node<K, V> gone = older.pop().node;
            differences.add(new PersistentMap.Difference<>(gone.key, gone.value, null));
        } else if (before == null || before.node.key.compareTo(after.node.key) > 0) {
            Node<K, V> come = newer.pop().node;
            differences.add(new PersistentMap.Difference<>(come.key, null, come.value));
        } else {
            V was = older.pop().node.value;
            V is = newer.pop().node.value;
            if (was != is && !was.equals(is)) {
                differences.add(new PersistentMap.Difference<>(after.node.key, was, is));
            }
        }
    }

    private void open(Deque<Part<K, V>> side) {
        Node<K, V> node = side.pop().node;
        push(side, node.right);
        side.push(new Part<>(node, false));
        push(side, node.left);
    }

    private void push(Deque<Part<K, V>> side, @Nullable Node<K, V> node) {
        if (node != null) {
            side.push(new Part<>(node, true));
        }
    }
}
