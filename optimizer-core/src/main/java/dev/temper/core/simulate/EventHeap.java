package dev.temper.core.simulate;

import java.util.PriorityQueue;

/**
 * What is still to happen, by (time, counter): things due at the same time happen in the order in which they were
 * scheduled, so that a run depends on nothing but its seed. Times are in whatever unit the user counts in.
 */
public final class EventHeap {
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long counter;
    private long now;

    private record Entry(long time, long counter, Runnable work) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(counter, other.counter);
        }
    }

    /** The time of what happens now. */
    public long now() {
        return now;
    }

    /** Schedules work after a delay of at least 0. */
    public void after(long delay, Runnable work) {
        entries.add(new Entry(now + Math.max(0, delay), counter++, work));
    }

    /** Does the next thing; false when nothing is left. */
    public boolean step() {
        Entry entry = entries.poll();
        if (entry == null) {
            return false;
        }
        now = entry.time;
        entry.work.run();
        return true;
    }

    /** Does all there is to do, and what comes of it. */
    public void run() {
        boolean more = true;
        while (more) {
            more = step();
        }
    }
}
