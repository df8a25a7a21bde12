package dev.temper.console.chronicle;

import dev.temper.console.chronicle.Milestones.Milestone;
import dev.temper.console.text.PastRuns;
import dev.temper.core.decision.Decision;
import dev.temper.core.event.Event;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.experiment.GuardedStep;
import dev.temper.schemas.TrialEnded;
import dev.temper.stream.views.SteeringAct;
import dev.temper.stream.views.TrialNote;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that happened in an experiment up to a point of its journal. The machine derives it from the journal's lines, with
 * the decisions as they were taken. Not thread safe: {@link Chronicles} says who may look when.
 */
public final class Chronicle {
    /** Reports that are kept for whoever follows; who is further behind reads anew. */
    public static final int RECENT = 4_096;

    private static final TrialChronicle NOTHING = new TrialChronicle();

    private final String experiment;
    private ExperimentState state = ExperimentState.empty();
    private long offset = -1;
    private final List<Decision> decisions = new ArrayList<>();
    private final List<TrialChronicle> trials = new ArrayList<>();
    private final Milestones milestones = new Milestones();
    private final ReportDensity density = new ReportDensity();
    private final Deque<CountedReport> recent = new ArrayDeque<>();
    private LeaseBook leases = new LeaseBook();
    private Finds finds = new Finds();
    private CostLine costs = new CostLine();
    private Beliefs beliefs = new Beliefs();
    private HeardAgents heard = new HeardAgents();
    private final NavigableMap<Long, Integer> kept = new TreeMap<>();
    private final List<SteeringAct> steering = new ArrayList<>();
    private long forgotten;

    /** Of an experiment of which nothing was read yet. */
    public Chronicle(String experiment) {
        this.experiment = experiment;
    }

    /** The experiment's id. */
    public String experiment() {
        return experiment;
    }

    /** The experiment as the machine has it. */
    public ExperimentState state() {
        return state;
    }

    /** Offset of the last line that was taken; -1 before the first. */
    public long offset() {
        return offset;
    }

    /** Journal sequence of the last line that counted. */
    public long sequence() {
        return state.header().sequence();
    }

    /** Whether nothing will be trained any more. */
    public boolean isOver() {
        ExperimentStatus status = state.header().status();
        return status == ExperimentStatus.COMPLETE || status == ExperimentStatus.ARCHIVED || isErased();
    }

    /** Whether its data were deleted: nothing of it is left to look at. */
    public boolean isErased() {
        return state.header().status() == ExperimentStatus.ERASED;
    }

    /** What was asked of it by hand, and it took; the oldest first. */
    public List<SteeringAct> steering() {
        return steering;
    }

    /** All decisions, refusals included: the n-th has the number n. */
    public List<Decision> decisions() {
        return decisions;
    }

    /** What happened to a trial; nothing when there is none of that number. */
    public TrialChronicle trial(int number) {
        return number < 1 || number > trials.size() ? NOTHING : trials.get(number - 1);
    }

    /** Every lease. */
    public LeaseBook leases() {
        return leases;
    }

    /** The leases of a trial, in the order of their grants. */
    public List<LeaseSpan> leasesOf(int number) {
        return leases.of(trial(number));
    }

    /** The rung towards which a trial trained when a report of it came. */
    public int rungAt(int number, long sequence) {
        int rung = 0;
        for (LeaseSpan span : leasesOf(number)) {
            rung = span.granted() < sequence ? span.target().rung() : rung;
        }
        return rung;
    }

    /** How the runs of a trial ended. */
    public PastRuns runsOf(int number) {
        return new PastRuns(trial(number).decisions(), leases::cause, lease -> hasReported(number, lease));
    }

    private boolean hasReported(int number, long lease) {
        LeaseSpan span = leases.of(lease);
        LeaseSpan.End end = span == null ? null : span.end();
        long[] reports = trial(number).curve().sequences();
        return span != null
                && Arrays.stream(reports)
                        .anyMatch(sequence -> sequence > span.granted() && (end == null || sequence <= end.sequence()));
    }

    /** What was found for which cost. */
    public Finds finds() {
        return finds;
    }

    /** What was spent, over time. */
    public CostLine costs() {
        return costs;
    }

    /** How far earlier experiments were believed, over time. */
    public Beliefs beliefs() {
        return beliefs;
    }

    /** Reports along the journal. */
    public ReportDensity density() {
        return density;
    }

    /** When each agent was last heard of, broker time. */
    public SortedMap<String, Long> heard() {
        return heard.last();
    }

    /** Trials that somebody asked to be kept, after a sequence: no decision tells of them. */
    public Collection<Integer> keptAfter(long sequence) {
        return kept.tailMap(sequence, false).values();
    }

    /** Reports after a sequence; null when some of them are no longer kept. */
    public @Nullable List<CountedReport> reportsAfter(long sequence) {
        if (sequence < forgotten) {
            return null;
        }
        List<CountedReport> after = new ArrayList<>();
        for (var each = recent.descendingIterator(); each.hasNext(); ) {
            CountedReport report = each.next();
            if (report.sequence() <= sequence) {
                break;
            }
            after.add(report);
        }
        Collections.reverse(after);
        return after;
    }

    /** The last state that is kept of those up to a sequence. */
    Milestone before(long past) {
        return milestones.before(past);
    }

    /**
     * As it stood in a state of the past, to be looked at only.
     *
     * @param then the state, and the line after which it stood so
     */
    Chronicle until(Milestone then) {
        long last = then.sequence();
        Chronicle past = new Chronicle(experiment);
        past.state = then.state();
        past.offset = then.offset();
        past.decisions.addAll(Rising.upTo(last, decisions, Decision::sequence));
        for (int number = 1; number <= then.state().trials().size(); number++) {
            TrialChronicle trial = trial(number).until(last);
            past.trials.add(trial);
            for (int i = 0; i < trial.curve().size(); i++) {
                past.density.add(trial.curve().sequence(i));
            }
        }
        past.leases = leases.until(last, past::trial);
        past.finds = finds.until(last);
        past.costs = costs.until(last);
        past.beliefs = beliefs.until(last);
        past.steering.addAll(Rising.upTo(last, steering, SteeringAct::sequence));
        past.heard = heard.until(then);
        past.forgotten = Long.MAX_VALUE;
        return past;
    }

    /** Takes the next line; one that was taken before changes nothing. Whether anything changed. */
    @SuppressWarnings("ReferenceEquality") // the same state: the event is a repeat
    public boolean take(Line line) {
        if (line.offset() <= offset) {
            return false;
        }
        offset = line.offset();
        ExperimentState before = state;
        GuardedStep guarded = GuardedStep.of(before, line.entry());
        state = guarded.step().state();
        if (state == before) {
            return false;
        }
        SteeringAct act = SteeringAct.of(before, line.entry(), state);
        if (act != null) {
            steering.add(act);
        }
        List<Decision> taken = guarded.step().decisions();
        List<Integer> touched = LeaseBook.touched(before, state);
        while (trials.size() < state.trials().size()) {
            trials.add(new TrialChronicle());
        }
        heard.take(before, line.entry(), sequence());
        if (line.entry().event() instanceof Event.KeepRequested keep && touched.contains(keep.trial())) {
            kept.put(sequence(), keep.trial());
        }
        told(line, before);
        leases.take(before, state, taken, line, touched);
        taken.forEach(this::decided);
        finds.take(before, state, touched);
        costs.take(state);
        beliefs.take(state);
        milestones.take(offset, state);
        return true;
    }

    private void decided(Decision decision) {
        decisions.add(decision);
        Integer number = decision.action().about();
        if (number == null || number < 1 || number > trials.size()) {
            return;
        }
        trial(number).decided(decision);
    }

    /** What a run said that was heard: it came under its trial's lease, and changed the trial. */
    private void told(Line line, ExperimentState before) {
        Event event = line.entry().event();
        if (event instanceof Event.MetricReported report
                && TrialNote.isHeard(before, state, report.trial(), report.lease())) {
            long sequence = sequence();
            trial(report.trial())
                    .curve()
                    .add(
                            report.epoch(),
                            line.entry().time(),
                            sequence,
                            Objects.requireNonNullElse(report.seconds(), 0.0),
                            report.values());
            finds.heard(state, report.trial(), report.values());
            density.add(sequence);
            recent.addLast(
                    new CountedReport(sequence, line.entry().time(), report.trial(), report.epoch(), report.values()));
            if (recent.size() > RECENT) {
                forgotten = recent.removeFirst().sequence();
            }
        } else if (line.record() instanceof TrialEnded end
                && end.getOutcome() == dev.temper.schemas.Outcome.FAILED
                && !end.getDetail().isBlank()
                && TrialNote.isHeard(before, state, end.getTrial(), end.getLease())) {
            trial(end.getTrial()).failed(sequence(), TrialNote.cut(end.getDetail()));
        }
    }
}
