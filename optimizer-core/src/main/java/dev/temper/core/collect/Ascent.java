package dev.temper.core.collect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks a tree in rising order: the stack holds the nodes whose left side is done. */
final class Ascent<K extends Comparable<K>, V> implements Iterator<PersistentMap.Entry<K, V>> {
    private final Deque<Node<K, V>> path = new ArrayDeque<>();

    Ascent(@Nullable Node<K, V> root, @Nullable K from) {
        Node<K, V> node = root;
        while (node != null) {
            if (from != null && node.key.compareTo(from) < 0) {
                node = node.right;
            } else {
                path.push(node);
                node = node.left;
            }
        }
    }

    @Override
    public boolean hasNext() {
        return !path.isEmpty();
    }

    @Override
    public PersistentMap.Entry<K, V> next() {
        if (path.isEmpty()) {
            throw new NoSuchElementException("The ascent is over; ask hasNext first");
        }
        Node<K, V> next = path.pop();
        for (Node<K, V> node = next.right; node != null; node = node.left) {
            path.push(node);
        }
        return next;
    }
}
