package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.proposal.Pick;
import dev.temper.core.rung.Ranked;
import dev.temper.core.rung.RungId;
import dev.temper.core.rung.Rungs;
import dev.temper.core.rung.Schedule;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configurations;
import dev.temper.core.suggest.Search;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.Target;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import org.jspecify.annotations.Nullable;

/** What a free slot should do next. Asked once, it changes nothing: what it found out comes with the answer. */
final class Agenda {
    /** How many picks that the budget does not allow are passed over. */
    private static final int MOST_TOO_DEAR = 8;

    /** How many trials that slots leave to others are passed over. */
    private static final int MOST_PASSED_OVER = 64;

    private final Draft draft;
    private final Takers takers;
    private Advice advice;
    private boolean exhausted;
    private int passedOver;

    Agenda(Draft draft, Takers takers) {
        this.draft = draft;
        this.takers = takers;
        advice = draft.advice;
        exhausted = draft.exhausted;
    }

    /**
     * The answer to a free slot.
     *
     * @param work null when there is nothing that the budget allows
     * @param advice without the picks that can no longer be followed
     * @param exhausted whether the suggester has come to its end
     * @param passedOver whether a trial was left to other slots
     */
    record Answer(@Nullable Work work, Advice advice, boolean exhausted, boolean passedOver) {}

    /**
     * What comes first: trials that go on after a loss or a failure, then what users queued, then what the streams of
     * the budget have, each in its turn.
     */
    Answer next() {
        Work work = work();
        return new Answer(work, advice, exhausted, passedOver > 0);
    }

    private @Nullable Work work() {
        Work work = resumption();
        work = work == null ? queued() : work;
        if (work == null) {
            for (Stream stream : Turns.order(draft)) {
                work = work == null ? of(stream) : work;
            }
        }
        return work == null ? drain() : work;
    }

    private @Nullable Work of(Stream stream) {
        if (stream != Stream.RUNGS) {
            return advised(stream);
        }
        Work work = promotion();
        work = work == null ? suggestion() : work;
        // The search for a new trial may have found the space exhausted, which decides rungs that waited for more.
        return work == null ? promotion() : work;
    }

    /** The stream's first pick that can still be followed and that the budget allows. */
    private @Nullable Work advised(Stream stream) {
        int tooDear = 0;
        for (PersistentMap.Entry<Advice.Place, Boolean> entry : advice.from(stream)) {
            Advice.Place place = entry.key();
            if (place.stream() != stream || tooDear == MOST_TOO_DEAR) {
                return null;
            }
            draft.effort.spend(draft.plan().definition().parameters().size());
            Pick pick = advice.pick(place);
            Trial trial = draft.trials().rows().get(pick.trial());
            if (!isOpen(pick, trial)) {
                advice = advice.without(place);
                continue;
            }
            String storage = trial == null ? null : storageFor(trial, pick.rung());
            if (trial == null ? affords(draft.plan().target(pick.rung(), null)) : storage != null) {
                return new Work.Advised(place, pick, trial, storage);
            }
            tooDear++;
        }
        return null;
    }

    /** Whether the trial still rests below the rung, or the configuration is still new. */
    private boolean isOpen(Pick pick, @Nullable Trial trial) {
        Configuration configuration = pick.configuration();
        if (trial != null) {
            return configuration == null
                    && trial.status() == TrialStatus.PAUSED
                    && draft.plan().next(trial) <= pick.rung()
                    && (!Turns.isEnding(draft.plan(), isClosed()) || isFinish(pick, trial));
        }
        return configuration != null
                && !isClosed()
                && !draft.queue.isTaken(
                        Configurations.inOrder(draft.plan().definition().parameters(), configuration));
    }

    /** What was sent to the full task before and was stopped on the way is not sent again: so it comes to an end. */
    private boolean isFinish(Pick pick, Trial trial) {
        int last = draft.plan().lastRung();
        return pick.rung() == last && trial.goal() < last;
    }

    private @Nullable Work resumption() {
        for (PersistentMap.Entry<TrialBook.Wait, Boolean> entry : draft.trials().waiting()) {
            if (!draft.ledger.affords(entry.key().needMicros()) || passedOver > MOST_PASSED_OVER) {
                return null;
            }
            Trial trial = draft.trials().rows().get(entry.key().trial());
            String storage =
                    trial == null ? null : storageFor(trial, draft.plan().goal(trial));
            if (trial != null && storage != null) {
                return new Work.Resumption(trial, storage);
            }
        }
        return null;
    }

    /** The storage of the slots that may take the trial to a rung; null if there is none, or the budget does not allow. */
    private @Nullable String storageFor(Trial trial, int rung) {
        String storage = takers.storageFor(trial);
        boolean affordable = storage != null && affords(draft.plan().target(rung, trial, storage));
        if (!affordable && !trial.storage().equals(storage)) {
            draft.effort.spend(draft.plan().lastRung() + 1);
            passedOver++;
        }
        return affordable ? storage : null;
    }

    private boolean affords(Target target) {
        return draft.ledger.affords(draft.plan().cost(target));
    }

    private @Nullable Work queued() {
        PersistentMap.Entry<Long, Configuration> first = draft.queue.rows().first();
        return first == null || !startsTrial() ? null : new Work.Queued(first.key(), first.value());
    }

    private @Nullable Work suggestion() {
        if (exhausted || !startsTrial()) {
            return null;
        }
        Search.Found found =
                new Search(draft.plan().suggester(), draft.effort).next(draft.nextSuggestion, draft.queue::isTaken);
        if (found != null) {
            return new Work.Suggestion(found.index(), found.configuration());
        }
        exhausted = true;
        return null;
    }

    private boolean isClosed() {
        return exhausted || draft.isClosed();
    }

    private boolean startsTrial() {
        Plan plan = draft.plan();
        if (!draft.allowsTrial()) {
            return false;
        }
        int rung = plan.schedule().firstRung(draft.nextBracket());
        return affords(plan.target(rung, null));
    }

    /** From the highest rung down; at one rung every promotion costs the same, whoever is promoted. */
    private @Nullable Work promotion() {
        Rungs rungs = draft.trials().rungs();
        RungId from = new RungId(Integer.MIN_VALUE, Integer.MAX_VALUE);
        for (RungId id = firstReady(rungs, from); id != null; id = firstReady(rungs, from)) {
            int before = passedOver;
            Work work = promotionFrom(id, false);
            if (work != null) {
                return work;
            }
            boolean leftToOthers = passedOver > before && passedOver <= MOST_PASSED_OVER;
            from = leftToOthers
                    ? new RungId(id.bracket() + 1, id.rung())
                    : new RungId(Integer.MIN_VALUE, id.rung() - 1);
        }
        return isClosed() ? promotionFromUnfilled() : null;
    }

    private static @Nullable RungId firstReady(Rungs rungs, RungId from) {
        for (PersistentMap.Entry<RungId, Boolean> entry : rungs.ready().from(from)) {
            return entry.key();
        }
        return null;
    }

    /** The bracket that would take the next trial will not be filled: what it has is decided as it stands. */
    private @Nullable Work promotionFromUnfilled() {
        int bracket = draft.nextBracket();
        int first = draft.plan().schedule().firstRung(bracket);
        Work work = null;
        // Reports may have passed over the rung at which the bracket began.
        for (int rung = draft.plan().lastRung() - 1; work == null && rung >= first; rung--) {
            work = promotionFrom(new RungId(bracket, rung), true);
        }
        return work;
    }

    private @Nullable Work promotionFrom(RungId id, boolean closed) {
        Schedule schedule = draft.plan().schedule();
        Rungs rungs = draft.trials().rungs();
        for (PersistentMap.Entry<Ranked, Double> resting : rungs.table(id).paused()) {
            int before = passedOver;
            if (!schedule.isPromotable(rungs, id, resting.key(), closed)) {
                return null;
            }
            Work work = affordable(resting.key().trial());
            if (work != null || passedOver == before || passedOver > MOST_PASSED_OVER) {
                return work;
            }
        }
        return null;
    }

    private @Nullable Work affordable(int number) {
        Trial trial = draft.trials().rows().get(number);
        String storage = trial == null ? null : storageFor(trial, draft.plan().next(trial));
        return trial == null || storage == null ? null : new Work.Promotion(trial, storage);
    }

    /**
     * An experiment shall not end without a trial trained in full: the best of the highest rung goes on alone. With a
     * model, what is left of a limited cost is spent in the same way rather than not at all.
     */
    private @Nullable Work drain() {
        boolean idle = draft.trials().holders().isEmpty();
        boolean goesOn =
                !draft.hasResult() || (draft.plan().hasModel() && draft.plan().costLimit() < Long.MAX_VALUE);
        Trial best = idle && goesOn
                ? draft.trials().rungs().bestResting(draft.trials().rows())
                : null;
        return best == null ? null : affordable(best.number());
    }
}
