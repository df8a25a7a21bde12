package dev.temper.core.experiment;

import dev.temper.core.event.Event;
import dev.temper.core.experiment.Events.When;
import dev.temper.core.proposal.Forecast;
import dev.temper.core.proposal.ModelState;
import dev.temper.core.proposal.Pick;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Value;
import dev.temper.core.trial.Stream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Proposals in the words of a test. */
final class Advices {
    private Advices() {}

    /** The newest state's proposal of these picks. */
    static When picks(Pick... picks) {
        return altered(List.of(picks), List.of(), proposal -> proposal);
    }

    /** The newest state's proposal to stop trials. */
    static When stops(int... trials) {
        return state -> {
            List<Forecast> forecasts = Arrays.stream(trials)
                    .mapToObj(trial -> new Forecast(
                            trial,
                            Events.lease(state, trial),
                            Objects.requireNonNull(state.trials().get(trial))
                                    .progress()
                                    .epoch(),
                            1.5,
                            0.25,
                            0.75,
                            0.01,
                            true))
                    .toList();
            return altered(List.of(), forecasts, proposal -> proposal).in(state);
        };
    }

    static When altered(List<Pick> picks, List<Forecast> forecasts, UnaryOperator<Proposal> change) {
        return state -> new Event.ProposalMade(change.apply(new Proposal(
                state.header().sequence(),
                1,
                Objects.requireNonNull(state.header().definition()).seed(),
                ModelState.NONE,
                true,
                0.5,
                picks,
                forecasts)));
    }

    static Pick start(Stream stream, double lr, int rung) {
        Configuration configuration = new Configuration(List.of(new Setting("lr", new Value.OfDouble(lr))));
        return new Pick(stream, 0, configuration, rung, -1, 0.5, 0.25, 0.4, List.of());
    }

    static Pick resume(Stream stream, int trial, int rung) {
        return new Pick(stream, trial, null, rung, -1, 0.5, 0.25, 0.4, List.of());
    }
}
