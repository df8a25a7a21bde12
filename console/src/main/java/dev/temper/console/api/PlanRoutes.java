package dev.temper.console.api;

import dev.temper.console.api.PlanAnswer.PlannedRun;
import dev.temper.console.http.Call;
import dev.temper.console.http.HttpProblem;
import dev.temper.console.http.Reply;
import dev.temper.console.http.Route;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.LearnFrom;
import dev.temper.core.definition.Metrics;
import dev.temper.core.simulate.StalledException;
import dev.temper.core.simulate.SyntheticCurves;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.stream.codec.DefinitionException;
import dev.temper.stream.codec.DefinitionReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A plan before an experiment starts: the optimizer's own decisions in virtual time, on curves that are made up. */
final class PlanRoutes {
    /** More takes minutes: `temper simulate` has the patience. */
    private static final long MOST_COST = 200 * Ladder.FULL_COST;

    private static final int MOST_TRIALS = 2_000;
    private static final double DEFAULT_SECONDS = 60;

    private final Semaphore oneAtATime = new Semaphore(1);

    /**
     * An experiment to plan.
     *
     * @param definition in YAML or JSON
     * @param parallel slots that train, 1 to 1,000; the definition's if null
     * @param seeds runs, 1 to 5; 1 if null
     * @param seconds of an epoch, or for named tasks of the full one; 60 if null
     */
    record PlanRequest(
            String definition,
            @Nullable Integer parallel,
            @Nullable Integer seeds,
            @Nullable Double seconds) {}

    List<Route> routes() {
        return List.of(Route.post("/api/v1/simulations", "Says what an experiment would take, by simulation.")
                .group("steering")
                .body(PlanRequest.class)
                .answers(200, PlanAnswer.class, "The plan.")
                .fails(422, "The definition cannot be run, or is too large to be simulated here.")
                .fails(503, "Another simulation is running.")
                .handle(this::plan));
    }

    private Reply plan(Call call) {
        PlanRequest request = call.body(PlanRequest.class);
        ExperimentDefinition definition = definition(request);
        int slots = within("parallel", request.parallel(), definition.parallel(), 1_000);
        int seeds = within("seeds", request.seeds(), 1, 5);
        double seconds = request.seconds() == null ? DEFAULT_SECONDS : request.seconds();
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw new HttpProblem(422, "seconds is " + seconds + ": give a number above 0");
        }
        if (!oneAtATime.tryAcquire()) {
            throw new HttpProblem(503, "Another simulation is running: ask again when it is over.")
                    .with("Retry-After", "5");
        }
        try {
            List<PlannedRun> runs = new ArrayList<>();
            for (long seed = definition.seed(); seed < definition.seed() + seeds; seed++) {
                runs.add(run(definition, seed, slots, seconds));
            }
            return Reply.json(new PlanAnswer(
                    definition.id(),
                    definition.metric().name(),
                    definition.metrics().besideTheFirst(),
                    runs));
        } finally {
            oneAtATime.release();
        }
    }

    private static ExperimentDefinition definition(PlanRequest request) {
        ExperimentDefinition definition;
        try {
            definition = DefinitionReader.read(request.definition()).with(LearnFrom.NONE);
        } catch (DefinitionException e) {
            throw new HttpProblem(422, "The definition cannot be run.", e.findings());
        }
        Long cost = definition.budget().costMicros();
        Integer trials = definition.budget().trials();
        if ((cost == null || cost > MOST_COST) && (trials == null || trials > MOST_TRIALS)) {
            throw new HttpProblem(
                    422,
                    "The budget is above " + MOST_COST / Ladder.FULL_COST + " full trainings and " + MOST_TRIALS
                            + " trials: plan it by `temper simulate`, which takes its time.");
        }
        return definition;
    }

    private static int within(String field, @Nullable Integer given, int otherwise, int most) {
        int value = given == null ? otherwise : given;
        if (value < 1 || value > most) {
            throw new HttpProblem(422, field + " is " + value + ": give 1 to " + most);
        }
        return value;
    }

    private static PlannedRun run(ExperimentDefinition definition, long seed, int slots, double seconds) {
        Ladder ladder = definition.ladder();
        ExperimentDefinition seeded = definition.with(Metrics.of(definition.metric()), seed);
        double full = seconds * (ladder.passesRungs() ? ladder.full().epochs() : 1);
        try {
            return PlanAnswer.run(seed, TableSimulation.run(seeded, new SyntheticCurves(seed, ladder, full), slots));
        } catch (StalledException e) {
            throw new HttpProblem(422, "With seed " + seed + " " + e.getMessage());
        }
    }
}
