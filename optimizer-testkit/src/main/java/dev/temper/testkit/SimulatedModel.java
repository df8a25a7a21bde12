package dev.temper.testkit;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.proposal.Forecast;
import dev.temper.core.proposal.ModelState;
import dev.temper.core.proposal.PastForecast;
import dev.temper.core.proposal.Pick;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Feasibility;
import dev.temper.core.space.Space;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that knows nothing: its picks and forecasts are drawn. Its proposals come late, twice and out of order, and
 * now and then one is not fit to be used.
 */
final class SimulatedModel {
    private static final int PICKS = 12;
    private static final int NEW = 5;
    private static final int TRIES = 50;

    private final World world;
    private final Dice dice;
    private final Space space;
    private final Feasibility feasibility;
    private final long everyMillis;
    private long number;

    SimulatedModel(World world, Dice dice) {
        this.world = world;
        this.dice = dice;
        this.space = world.scenario().definition().space();
        this.feasibility = new Feasibility(space);
        this.everyMillis = dice.between(200, 3000);
    }

    void start() {
        if (world.scenario().definition().method().hasModel() || dice.chance(0.05)) {
            again();
        }
    }

    private void again() {
        world.heap().after(dice.between(1, 2 * everyMillis), () -> {
            if (!world.isComplete()) {
                advise(world.engine().state());
                again();
            }
        });
    }

    private void advise(ExperimentState state) {
        number++;
        send(state);
        if (dice.chance(0.05)) {
            send(state); // a second process that believes it is the model, and gives the same number
        }
    }

    private void send(ExperimentState state) {
        Event event = new Event.ProposalMade(spoilt(proposal(state)));
        EventId id = new EventId("model", number);
        Message message = new Message(Message.USER, "1", id, event);
        world.heap()
                .after(
                        dice.chance(0.2) ? dice.between(1, 60_000) : 0,
                        () -> world.network()
                                .send(
                                        Message.USER,
                                        () -> true,
                                        () -> world.intake().receive(message)));
    }

    private Proposal proposal(ExperimentState state) {
        return new Proposal(
                state.header().sequence(),
                1,
                world.scenario().definition().seed(),
                new ModelState(
                        List.of(dice.unit()), 1, 1, List.of(new PastForecast(1, 0, 1, 0)), List.of(), 1 + dice.unit()),
                dice.chance(0.9),
                dice.chance(0.5) ? dice.unit() : null,
                picks(state),
                forecasts(state));
    }

    private List<Pick> picks(ExperimentState state) {
        List<Pick> picks = new ArrayList<>();
        int trials = state.trials().size();
        int most = Math.max(PICKS, world.scenario().definition().parallel());
        for (int i = dice.below(most); i > 0; i--) {
            Stream stream = dice.chance(0.5) ? Stream.FINISHER : Stream.KNOWLEDGE;
            int rungs = world.definition().ladder().tasks().size();
            int rung = stream == Stream.FINISHER ? rungs - 1 : dice.below(rungs);
            boolean isNew = trials == 0 || dice.below(PICKS) < NEW;
            int trial = isNew ? 0 : 1 + dice.below(trials);
            picks.add(pick(stream, trial, isNew ? configuration() : null, rung));
        }
        return picks;
    }

    private Pick pick(Stream stream, int trial, @Nullable Configuration configuration, int rung) {
        return new Pick(stream, trial, configuration, rung, -dice.unit(), dice.unit(), 1, dice.unit(), List.of(1));
    }

    private Configuration configuration() {
        Configuration drawn = Scenarios.drawn(space, dice);
        for (int i = 0; i < TRIES && !feasibility.allows(drawn); i++) {
            drawn = Scenarios.drawn(space, dice);
        }
        return drawn;
    }

    private List<Forecast> forecasts(ExperimentState state) {
        List<Forecast> forecasts = new ArrayList<>();
        // Where the rules would let it, a model that stops what has cost nothing would send it on and stop it for ever.
        boolean guarded = !world.scenario().definition().version().stopsSilentRuns();
        for (PersistentMap.Entry<Integer, Trial> row : state.trials()) {
            Lease lease = row.value().lease();
            if (lease != null) {
                forecasts.add(new Forecast(
                        row.key(),
                        lease.number(),
                        row.value().progress().epoch(),
                        dice.unit(),
                        1,
                        dice.unit(),
                        0.01,
                        dice.chance(0.2) && (guarded || lease.hasReported())));
            }
        }
        return forecasts;
    }

    /** Now and then one thing of a proposal is wrong. */
    private Proposal spoilt(Proposal p) {
        List<Pick> picks = new ArrayList<>(p.picks());
        switch (dice.chance(0.15) ? dice.below(8) : 8) {
            case 0 -> picks.add(pick(Stream.FINISHER, Integer.MAX_VALUE, null, 0));
            case 1 -> picks.add(pick(Stream.FINISHER, 0, new Configuration(List.of()), 0));
            case 2 -> picks.add(pick(Stream.RUNGS, 0, configuration(), 0));
            case 3 -> picks.add(pick(Stream.KNOWLEDGE, 0, configuration(), dice.chance(0.5) ? -1 : 99));
            case 4 -> picks.add(new Pick(Stream.KNOWLEDGE, 0, configuration(), 0, 0, Double.NaN, 1, 0, List.of()));
            case 5 -> {
                return with(p, p.basedOn() + dice.between(1, 50), 1, picks);
            }
            case 6 -> {
                return with(p, p.basedOn() - dice.between(1, 50), 1, picks);
            }
            case 7 -> {
                return with(p, p.basedOn(), dice.chance(0.5) ? 0 : 99, picks);
            }
            default -> {}
        }
        return with(p, p.basedOn(), p.version(), picks);
    }

    private static Proposal with(Proposal p, long basedOn, int version, List<Pick> picks) {
        return new Proposal(basedOn, version, p.seed(), p.model(), p.trusted(), p.incumbent(), picks, p.forecasts());
    }
}
