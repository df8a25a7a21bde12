package dev.temper.core.collect;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted map. Reading, putting and removing an entry cost O(log n); versions share what they have in
 * common. Two maps are equal when they hold equal entries, however they came to be.
 *
 * @param <K> keys, whose natural order is consistent with equals
 * @param <V> values, never null
 */
public final class PersistentMap<K extends Comparable<K>, V> implements Iterable<PersistentMap.Entry<K, V>> {
    private static final PersistentMap<?, ?> EMPTY = new PersistentMap<Integer, Integer>(null);

    private final @Nullable Node<K, V> root;

    private PersistentMap(@Nullable Node<K, V> root) {
        this.root = root;
    }

    /** A key with its value. */
    public interface Entry<K, V> {
        /** The key. */
        K key();

        /** The value. */
        V value();
    }

    /** What became of a key; {@code after} is null when it was removed, {@code before} when it was added. */
    public record Difference<K, V>(
            K key, @Nullable V before, @Nullable V after) {}

    /** A map without entries. */
    @SuppressWarnings("unchecked") // it holds nothing, so it holds nothing of a wrong type
    public static <K extends Comparable<K>, V> PersistentMap<K, V> empty() {
        return (PersistentMap<K, V>) EMPTY;
    }

    /**
     * A map of entries given in rising order, made in O(n).
     *
     * @throws IllegalArgumentException when the keys do not rise strictly
     */
    public static <K extends Comparable<K>, V> PersistentMap<K, V> fromSorted(List<? extends Entry<K, V>> entries) {
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i - 1).key().compareTo(entries.get(i).key()) >= 0) {
                throw new IllegalArgumentException("Keys must rise strictly; entry " + i + " has key "
                        + entries.get(i).key() + " after " + entries.get(i - 1).key());
            }
        }
        return new PersistentMap<>(built(entries));
    }

    private static <K extends Comparable<K>, V> @Nullable Node<K, V> built(List<? extends Entry<K, V>> entries) {
        if (entries.isEmpty()) {
            return null;
        }
        int middle = entries.size() / 2;
        Entry<K, V> entry = entries.get(middle);
        return Node.of(
                entry.key(),
                entry.value(),
                built(entries.subList(0, middle)),
                built(entries.subList(middle + 1, entries.size())));
    }

    /** An entry, for {@link #fromSorted}. */
    public static <K extends Comparable<K>, V> Entry<K, V> entry(K key, V value) {
        return Node.of(key, value, null, null);
    }

    /** How many entries there are. */
    public int size() {
        return Node.size(root);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return root == null;
    }

    /** The value of a key, or null. */
    public @Nullable V get(K key) {
        Node<K, V> node = root;
        while (node != null) {
            int order = key.compareTo(node.key);
            if (order == 0) {
                return node.value;
            }
            node = order < 0 ? node.left : node.right;
        }
        return null;
    }

    /** Whether the key is there. */
    public boolean has(K key) {
        return get(key) != null;
    }

    /** This map with the key's value set. */
    public PersistentMap<K, V> put(K key, V value) {
        return new PersistentMap<>(Node.put(root, key, value));
    }

    /** This map without the key. */
    public PersistentMap<K, V> remove(K key) {
        return root == null || !has(key) ? this : new PersistentMap<>(Node.remove(root, key));
    }

    /** How many keys are smaller than the given one, which need not be there. */
    public int rank(K key) {
        int smaller = 0;
        Node<K, V> node = root;
        while (node != null) {
            if (key.compareTo(node.key) <= 0) {
                node = node.left;
            } else {
                smaller += Node.size(node.left) + 1;
                node = node.right;
            }
        }
        return smaller;
    }

    /**
     * The entry with as many smaller keys as given.
     *
     * @throws IndexOutOfBoundsException unless 0 &lt;= rank &lt; size
     */
    public Entry<K, V> entryAt(int rank) {
        int rest = rank;
        Node<K, V> node = root;
        while (node != null && rest >= 0) {
            int smaller = Node.size(node.left);
            if (rest == smaller) {
                return node;
            }
            if (rest > smaller) {
                rest -= smaller + 1;
                node = node.right;
            } else {
                node = node.left;
            }
        }
        throw new IndexOutOfBoundsException("Rank " + rank + " of " + size() + " entries");
    }

    /** The entry with the smallest key, or null. */
    public @Nullable Entry<K, V> first() {
        return root == null ? null : entryAt(0);
    }

    /** The entry with the greatest key, or null. */
    public @Nullable Entry<K, V> last() {
        return root == null ? null : entryAt(size() - 1);
    }

    /** The entry with the greatest key not above the given one, or null. */
    public @Nullable Entry<K, V> floor(K key) {
        Entry<K, V> floor = null;
        Node<K, V> node = root;
        while (node != null) {
            if (key.compareTo(node.key) < 0) {
                node = node.left;
            } else {
                floor = node;
                node = node.right;
            }
        }
        return floor;
    }

    /** The entries in rising order. */
    @Override
    public Iterator<Entry<K, V>> iterator() {
        return new Ascent<>(root, null);
    }

    /** The entries in rising order from the first whose key is not below the given one. */
    public Iterable<Entry<K, V>> from(K key) {
        return () -> new Ascent<>(root, key);
    }

    /**
     * The keys whose values differ, in rising order. Parts that both maps share are skipped, so the cost is that of the
     * changes made between them and not of their size.
     */
    public static <K extends Comparable<K>, V> List<Difference<K, V>> differences(
            PersistentMap<K, V> older, PersistentMap<K, V> newer) {
        return older.root == newer.root ? List.of() : new Comparison<>(older.root, newer.root).differences();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof PersistentMap<?, ?> map) || map.size() != size()) {
            return false;
        }
        Iterator<? extends Entry<?, ?>> theirs = map.iterator();
        for (Entry<K, V> entry : this) {
            Entry<?, ?> their = theirs.next();
            if (entry != their
                    && !(entry.key().equals(their.key()) && entry.value().equals(their.value()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (Entry<K, V> entry : this) {
            hash = 31 * hash + (entry.key().hashCode() ^ entry.value().hashCode());
        }
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (Entry<K, V> entry : this) {
            text.append(text.length() > 1 ? ", " : "")
                    .append(entry.key())
                    .append('=')
                    .append(entry.value());
        }
        return text.append('}').toString();
    }

    /** For tests that count nodes. */
    @Nullable
    Node<K, V> root() {
        return root;
    }
}
