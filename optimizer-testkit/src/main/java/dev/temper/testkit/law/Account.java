package dev.temper.testkit.law;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The experiment recounted from its journal and its decisions alone, by plain sums and lists: what the machine's own
 * state is measured against. It believes every decision; whether they were right is for the laws to say.
 */
public final class Account {
    private final Map<String, Set<Long>> seen = new TreeMap<>();
    private final Map<String, String> sessions = new TreeMap<>();
    private final Map<Integer, Integer> failures = new TreeMap<>();
    private final Set<Integer> kept = new TreeSet<>();
    private final Results results = new Results();
    private final Board board = new Board();
    private final Errands errands = new Errands();
    final Whereabouts whereabouts = new Whereabouts();
    private HeldLeases leases = new HeldLeases();
    private @Nullable ExperimentDefinition definition;
    private long distinct;
    private long lastNumber;
    private int suggested;
    private boolean paused;
    private boolean archived;
    private boolean complete;
    private boolean trainedInFull;
    private @Nullable Proposal proposal;

    /** Whether an event was delivered before. */
    public boolean has(EventId id) {
        Set<Long> numbers = seen.get(id.producer());
        return numbers != null && numbers.contains(id.number());
    }

    /** Takes in an entry, without its decisions. */
    public void take(Observed observed) {
        if (!observed.isNew()) {
            return;
        }
        EventId id = observed.entry().id();
        seen.computeIfAbsent(id.producer(), producer -> new TreeSet<>()).add(id.number());
        distinct++;
        if (!observed.rejected()) {
            take(observed.entry().event());
            if (observed.entry().event() instanceof Event.ExperimentExtended) {
                extended(observed);
            }
        }
    }

    private void extended(Observed observed) {
        ExperimentDefinition then =
                Objects.requireNonNull(observed.after().header().definition());
        int last = ladder().last();
        trainedInFull &= then.ladder().last() == last;
        definition = then;
        complete = false;
        leases.extend(then);
        Lengthened.take(observed, last, board, leases);
    }

    private void take(Event event) {
        if (event instanceof Event.ExperimentCreated created) {
            definition = created.definition();
            leases = new HeldLeases(created.definition());
        } else if (event instanceof Event.SlotOffered offered) {
            whereabouts.offered(offered);
            offered(offered.assignee());
        } else if (event instanceof Event.MetricReported report) {
            reported(report);
        } else if (event instanceof Event.TrialEnded ended) {
            ended(ended);
        } else if (event instanceof Event.TrialLost lost) {
            release(held -> held.lease == lost.lease() && held.trial == lost.trial());
        } else if (event instanceof Event.AgentLost lost) {
            release(held -> held.isOf(lost.agent()) && held.assignee.session().equals(lost.session()));
        } else if (event instanceof Event.ProposalMade made) {
            proposal = made.proposal();
        } else if (event instanceof Event.KeepRequested asked) {
            kept.add(asked.trial());
            board.rests(asked.trial(), -1);
        } else if (event instanceof Event.ExperimentErased) {
            definition = null;
            leases = new HeldLeases();
        } else {
            governed(event);
        }
    }

    private void governed(Event event) {
        archived |= event instanceof Event.ExperimentArchived;
        paused = event instanceof Event.ExperimentPaused || (paused && !(event instanceof Event.ExperimentResumed));
    }

    private void offered(Assignee offer) {
        String session = sessions.put(offer.agent(), offer.session());
        if (session != null && !session.equals(offer.session())) {
            release(held -> held.isOf(offer.agent()) && !held.assignee.session().equals(offer.session()));
        }
    }

    private void reported(Event.MetricReported report) {
        Held held = leases.get(report.lease());
        if (held == null) {
            return;
        }
        held.lastLosses = Losses.of(definition().metrics(), report);
        held.allowed = definition().metrics().allow(report.values());
        held.reported = true;
        boolean finite = Double.isFinite(held.lastLosses[0]);
        boolean arrived = false;
        if (ladder().passesRungs()) {
            leases.advance(held, report.epoch());
            whereabouts.advanced(held);
            results.shown(held, board.lastEpoch(held.trial));
            board.observe(held.trial, held.counted, held.lastLosses[0]);
            arrived = held.counted >= held.target.toEpoch();
        } else {
            held.epoch = report.epoch();
        }
        trainedInFull |= finite && arrived && held.allowed && isFull(held);
        if (ladder().passesRungs() && definition().version().countsAsTrained()) {
            errands.passOver(held.trial, ladder().rungReached(held.counted));
        }
        if (finite && ladder().passesRungs()) {
            pass(held);
        }
        if (arrived || !finite) {
            arrive(held, held.lastLosses);
        }
    }

    /** The rungs on the way to the target count like the target. */
    private void pass(Held held) {
        int next = errands.next(held.trial);
        while (next < held.target.rung() && ladder().tasks().get(next).epochs() <= held.counted) {
            arrive(held, held.lastLosses);
            next = errands.next(held.trial);
        }
    }

    private void arrive(Held held, double[] losses) {
        board.put(held.trial, errands.next(held.trial), losses);
        errands.passed(held.trial);
    }

    private void ended(Event.TrialEnded ended) {
        Held held = leases.get(ended.lease());
        if (held == null) {
            return;
        }
        Results.Shown result = results.of(held, ended, ladder());
        if (result != null) {
            converged(held, result);
        } else if (!held.ending) {
            endedByItself(held, ended.outcome());
        }
        release(other -> other == held);
    }

    /** What it showed last it has at every rung that is left. */
    private void converged(Held held, Results.Shown result) {
        held.pausing = false;
        while (errands.next(held.trial) < ladder().tasks().size()) {
            arrive(held, result.losses);
        }
        trainedInFull |= result.allowed;
    }

    private void endedByItself(Held held, Outcome outcome) {
        boolean completed = outcome == Outcome.COMPLETED;
        // Ended at the target that it was given, without having heard of the further one.
        boolean unaware = ladder().passesRungs() && held.counted == held.target.fromEpoch();
        if (outcome == Outcome.FAILED || (completed && !held.reported)) {
            failed(held);
        } else if (completed && !unaware) {
            arrive(held, held.lastLosses);
            trainedInFull |= !ladder().passesRungs() && isLast(held) && held.allowed;
        }
    }

    /** Who fails for good is the worst of the rung that it ran to. */
    private void failed(Held held) {
        if (failures.merge(held.trial, 1, Integer::sum) > definition().retries()) {
            arrive(held, definition().metrics().losses(null, List.of()));
        }
    }

    private void release(Predicate<Held> which) {
        for (Held held : leases.release(which)) {
            if (held.pausing && !kept.contains(held.trial)) {
                board.rests(held.trial, errands.next(held.trial) - 1);
            }
        }
    }

    /** Takes in one decision. */
    public void take(Decision decision) {
        lastNumber = decision.number();
        suggested += decision.action() instanceof Action.Suggest ? 1 : 0;
        complete |= decision.action() instanceof Action.Complete;
        paused &= !complete; // who extends it later starts it again
        Believed.take(decision, this);
    }

    private boolean isFull(Held held) {
        return ladder().passesRungs() ? held.counted == ladder().full().epochs() : isLast(held);
    }

    private boolean isLast(Held held) {
        return held.target.rung() == ladder().tasks().size() - 1;
    }

    Ladder ladder() {
        return definition().ladder();
    }

    /** The experiment's definition; there must have been one. */
    ExperimentDefinition definition() {
        if (definition == null) {
            throw new IllegalStateException("no experiment yet");
        }
        return definition;
    }

    boolean created() {
        return definition != null;
    }

    HeldLeases leases() {
        return leases;
    }

    /** The last proposal that was accepted. */
    @Nullable
    Proposal proposal() {
        return proposal;
    }

    Errands errands() {
        return errands;
    }

    Board board() {
        return board;
    }

    /** Distinct events so far. */
    public long distinct() {
        return distinct;
    }

    long lastNumber() {
        return lastNumber;
    }

    int suggested() {
        return suggested;
    }

    /** Whether somebody wants a trial trained in full. */
    boolean isKept(int trial) {
        return kept.contains(trial);
    }

    boolean paused() {
        return paused;
    }

    boolean archived() {
        return archived;
    }

    /** Whether the experiment was decided to be complete. */
    public boolean complete() {
        return complete;
    }

    /** Whether a trial reached the full task with a finite value, and kept every limit. */
    boolean trainedInFull() {
        return trainedInFull;
    }
}
