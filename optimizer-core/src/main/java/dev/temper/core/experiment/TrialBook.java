package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.effort.Effort;
import dev.temper.core.rung.Rungs;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import org.jspecify.annotations.Nullable;

/**
 * The trials, and what is derived from them so that no step searches among them. A changed trial costs O(log n).
 *
 * @param rows by number
 * @param holders the trials under a lease, by who holds it
 * @param waiting the trials that wait for a slot to go on, the one that needs least cost first
 * @param counts how many trials have each status; none is zero
 * @param leased how many leases run on each storage but the shared one; none is zero
 */
record TrialBook(
        Plan plan,
        PersistentMap<Integer, Trial> rows,
        Rungs rungs,
        PersistentMap<Holder, Boolean> holders,
        PersistentMap<Wait, Boolean> waiting,
        PersistentMap<TrialStatus, Integer> counts,
        PersistentMap<String, Integer> leased) {
    /** A trial under a lease. */
    record Holder(AgentSession session, int trial) implements Comparable<Holder> {
        @Override
        public int compareTo(Holder other) {
            int order = session.compareTo(other.session);
            return order != 0 ? order : Integer.compare(trial, other.trial);
        }
    }

    /** A trial that waits: if the cheapest is not affordable, none is. */
    record Wait(long needMicros, int trial) implements Comparable<Wait> {
        @Override
        public int compareTo(Wait other) {
            int order = Long.compare(needMicros, other.needMicros);
            return order != 0 ? order : Integer.compare(trial, other.trial);
        }
    }

    static TrialBook empty(Plan plan) {
        return new TrialBook(
                plan,
                PersistentMap.empty(),
                Rungs.empty(plan.metrics(), plan.schedule()),
                PersistentMap.empty(),
                PersistentMap.empty(),
                PersistentMap.empty(),
                PersistentMap.empty());
    }

    static TrialBook restore(Plan plan, PersistentMap<Integer, Trial> rows) {
        TrialBook book = empty(plan);
        for (PersistentMap.Entry<Integer, Trial> row : rows) {
            book = book.put(row.value(), book.rungs);
        }
        Rungs all = Rungs.of(plan.metrics(), plan.schedule(), rows);
        return new TrialBook(plan, rows, all, book.holders, book.waiting, book.counts, book.leased);
    }

    /** The same trials by a plan with the same rungs and another budget. */
    TrialBook with(Plan other) {
        return new TrialBook(other, rows, rungs, holders, waiting, counts, leased);
    }

    TrialBook put(Trial after, Effort effort) {
        return put(after, rungs.changed(rows.get(after.number()), after, effort));
    }

    private TrialBook put(Trial after, Rungs changed) {
        Trial before = rows.get(after.number());
        return new TrialBook(
                plan,
                rows.put(after.number(), after),
                changed,
                moved(holders, before == null ? null : holder(before), holder(after)),
                moved(waiting, before == null ? null : wait(before), wait(after)),
                Counts.moved(counts, before == null ? null : before.status(), after.status()),
                Counts.moved(leased, before == null ? null : ownStorage(before), ownStorage(after)));
    }

    /** How many leases run on slots with a storage that is not the shared one. */
    int leased(String storage) {
        Integer count = leased.get(storage);
        return count == null ? 0 : count;
    }

    int count(TrialStatus status) {
        Integer count = counts.get(status);
        return count == null ? 0 : count;
    }

    private static <K extends Comparable<K>> PersistentMap<K, Boolean> moved(
            PersistentMap<K, Boolean> map, @Nullable K was, @Nullable K is) {
        if (was == null ? is == null : was.equals(is)) {
            return map;
        }
        PersistentMap<K, Boolean> without = was == null ? map : map.remove(was);
        return is == null ? without : without.put(is, true);
    }

    private static @Nullable Holder holder(Trial trial) {
        Lease lease = trial.lease();
        return lease == null ? null : new Holder(AgentSession.of(lease.assignee()), trial.number());
    }

    private @Nullable Wait wait(Trial trial) {
        return trial.status() == TrialStatus.WAITING
                ? new Wait(plan.cost(plan.target(plan.goal(trial), trial)), trial.number())
                : null;
    }

    private static @Nullable String ownStorage(Trial trial) {
        Lease lease = trial.lease();
        return lease == null || lease.storage().isEmpty() ? null : lease.storage();
    }
}
