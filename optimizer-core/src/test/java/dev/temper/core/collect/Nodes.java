package dev.temper.core.collect;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts tree nodes for tests of what a step costs. */
public final class Nodes {
    private Nodes() {}

    /** Nodes of the newer map that are not nodes of the older one: what was allocated and kept. */
    public static int fresh(PersistentMap<?, ?> older, PersistentMap<?, ?> newer) {
        Set<Node<?, ?>> known = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node<?, ?>> open = new ArrayDeque<>();
        push(open, older.root());
        while (!open.isEmpty()) {
            Node<?, ?> node = open.pop();
            known.add(node);
            push(open, node.left);
            push(open, node.right);
        }
        int fresh = 0;
        push(open, newer.root());
        while (!open.isEmpty()) {
            Node<?, ?> node = open.pop();
            if (!known.contains(node)) {
                fresh++;
                push(open, node.left);
                push(open, node.right);
            }
        }
        return fresh;
    }

    private static void push(Deque<Node<?, ?>> open, @Nullable Node<?, ?> node) {
        if (node != null) {
            open.push(node);
        }
    }
}
