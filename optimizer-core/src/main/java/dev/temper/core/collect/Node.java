package dev.temper.core.collect;

import org.jspecify.annotations.Nullable;

/**
 * A node of a weight-balanced tree (Adams 1993, with the parameters proved sound by Hirai and Yamamoto 2011): neither
 * subtree is heavier than {@link #DELTA} times the other.
 */
final class Node<K extends Comparable<K>, V> implements PersistentMap.Entry<K, V> {
    private static final int DELTA = 3;
    private static final int RATIO = 2;

    final int size;
    final K key;
    final V value;
    final @Nullable Node<K, V> left;
    final @Nullable Node<K, V> right;

    private Node(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        this.size = size(left) + size(right) + 1;
        this.key = key;
        this.value = value;
        this.left = left;
        this.right = right;
    }

    @Override
    public K key() {
        return key;
    }

    @Override
    public V value() {
        return value;
    }

    static int size(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.size;
    }

    /** A node over two subtrees that are in balance already. */
    static <K extends Comparable<K>, V> Node<K, V> of(
            K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        return new Node<>(key, value, left, right);
    }

    static <K extends Comparable<K>, V> Node<K, V> put(@Nullable Node<K, V> node, K key, V value) {
        if (node == null) {
            return of(key, value, null, null);
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return of(key, value, node.left, node.right);
        }
        return order < 0
                ? balanced(node, put(node.left, key, value), node.right)
                : balanced(node, node.left, put(node.right, key, value));
    }

    static <K extends Comparable<K>, V> @Nullable Node<K, V> remove(Node<K, V> node, K key) {
        int order = key.compareTo(node.key);
        if (order < 0) {
            return node.left == null ? node : balanced(node, remove(node.left, key), node.right);
        }
        if (order > 0) {
            return node.right == null ? node : balanced(node, node.left, remove(node.right, key));
        }
        if (node.left == null || node.right == null) {
            return node.left == null ? node.right : node.left;
        }
        Node<K, V> heir = node.right;
        while (heir.left != null) {
            heir = heir.left;
        }
        return balanced(heir, node.left, remove(node.right, heir.key));
    }

    /** The entry over two subtrees of which one has gained or lost one entry. */
    private static <K extends Comparable<K>, V> Node<K, V> balanced(
            Node<K, V> entry, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        int leftSize = size(left);
        int rightSize = size(right);
        if (leftSize + rightSize > 1) {
            if (right != null && rightSize > DELTA * leftSize) {
                return rotatedLeft(entry, left, right);
            }
            if (left != null && leftSize > DELTA * rightSize) {
                return rotatedRight(entry, left, right);
            }
        }
        return of(entry.key, entry.value, left, right);
    }

    private static <K extends Comparable<K>, V> Node<K, V> rotatedLeft(
            Node<K, V> entry, @Nullable Node<K, V> left, Node<K, V> right) {
        Node<K, V> middle = right.left;
        if (middle == null || middle.size < RATIO * size(right.right)) {
            return of(right.key, right.value, of(entry.key, entry.value, left, middle), right.right);
        }
        return of(
                middle.key,
                middle.value,
                of(entry.key, entry.value, left, middle.left),
                of(right.key, right.value, middle.right, right.right));
    }

    private static <K extends Comparable<K>, V> Node<K, V> rotatedRight(
            Node<K, V> entry, Node<K, V> left, @Nullable Node<K, V> right) {
        Node<K, V> middle = left.right;
        if (middle == null || middle.size < RATIO * size(left.left)) {
            return of(left.key, left.value, left.left, of(entry.key, entry.value, middle, right));
        }
        return of(
                middle.key,
                middle.value,
                of(left.key, left.value, left.left, middle.left),
                of(entry.key, entry.value, middle.right, right));
    }
}
