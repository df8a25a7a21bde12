package dev.temper.console.api;

import dev.temper.console.api.InsightAnswers.ImportanceAnswer;
import dev.temper.console.api.InsightAnswers.TasksAnswer;
import dev.temper.console.chronicle.Beliefs.Belief;
import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.http.Call;
import dev.temper.console.http.Reply;
import dev.temper.console.http.Route;
import dev.temper.console.http.RouteParameter;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentState;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What plots are made of. */
final class PlotRoutes {
    private static final String GROUP = "plots";

    private final Lookup lookup;
    private final KeptAnswers kept = new KeptAnswers();

    PlotRoutes(Lookup lookup) {
        this.lookup = lookup;
    }

    List<Route> routes() {
        return List.of(
                plot("curves", "Learning curves, reduced so that extremes stay.", CurvesAnswer.class)
                        .query(RouteParameter.text("metric", "Which metric; the first objective if not said."))
                        .query(RouteParameter.whole("trial", "Only these trials.")
                                .between(1, Integer.MAX_VALUE)
                                .repeatable())
                        .query(RouteParameter.whole(
                                        "limit",
                                        "ShownCurves of at most so many trials: the best, those that run, those that came furthest.")
                                .fallback(500L)
                                .between(1, 5_000))
                        .query(RouteParameter.whole("points", "Of each at most so many.")
                                .fallback(300L)
                                .between(4, 10_000))
                        .handle(this::curves),
                plot("progress", "What was found for which cost.", ProgressAnswer.class)
                        .handle(call -> answer(call, (chronicle, definition) -> ProgressAnswer.of(chronicle))),
                plot("costs", "What was spent on the way to each rung, over time.", CostsAnswer.class)
                        .handle(call -> answer(call, (chronicle, definition) -> CostsAnswer.of(chronicle))),
                plot("density", "Reports along the journal.", DensityAnswer.class)
                        .handle(call -> answer(call, (chronicle, definition) -> DensityAnswer.of(chronicle))),
                plot("leases", "Leases, from their grants to their ends.", LeasesAnswer.class)
                        .query(RouteParameter.whole("limit", "At most so many: the last ones.")
                                .fallback(5_000L)
                                .between(1, 100_000))
                        .query(RouteParameter.whole(
                                        "best", "Only those of so many trials: the best by their latest value.")
                                .between(1, 5_000))
                        .handle(call -> answer(
                                call,
                                (chronicle, definition) -> LeasesAnswer.of(
                                        chronicle, definition, call.wholeOrNull("best"), (int) call.whole("limit")))),
                plot("pareto", "Trials trained in full by their objectives.", ParetoAnswer.class)
                        .handle(call -> answer(call, ParetoAnswer::of)),
                plot("importance", "Which parameters matter, as the model has learnt it.", ImportanceAnswer.class)
                        .handle(this::importance),
                plot("tasks", "What each task tells of the full one.", TasksAnswer.class)
                        .handle(this::tasks));
    }

    private Reply importance(Call call) {
        return insight("importance", call, (now, definition) -> InsightAnswers.importance(now.state(), definition));
    }

    private Reply tasks(Call call) {
        return insight(
                "tasks", call, (now, definition) -> InsightAnswers.tasks(now.state(), definition, now.beliefs()));
    }

    private static Route.Builder plot(String name, String summary, Class<?> answer) {
        return Route.get("/api/v1/experiments/{id}/" + name, summary)
                .group(GROUP)
                .path(Lookup.ID)
                .query(Lookup.AT)
                .answers(200, answer, "Its numbers.")
                .fails(404, "There is no such experiment.")
                .fails(410, Lookup.GONE);
    }

    private Reply answer(Call call, BiFunction<Chronicle, ExperimentDefinition, Object> look) {
        return Reply.json(lookup.at(call, look));
    }

    private Reply curves(Call call) {
        Set<Integer> wanted =
                call.wholes("trial").stream().map(Long::intValue).collect(Collectors.toCollection(TreeSet::new));
        String metric = call.textOrNull("metric");
        return answer(
                call,
                (chronicle, definition) -> new ShownCurves(
                                chronicle, metric == null ? definition.metric().name() : metric)
                        .answer(wanted, (int) call.whole("limit"), (int) call.whole("points")));
    }

    /** What a chronicle held: it is immutable, so what takes long is computed after the chronicle was let go. */
    private record Now(ExperimentState state, List<Belief> beliefs) {
        /** Copies the list. */
        Now {
            beliefs = List.copyOf(beliefs);
        }
    }

    private Reply insight(String name, Call call, BiFunction<Now, ExperimentDefinition, Object> look) {
        Now now = lookup.at(
                call,
                (chronicle, definition) ->
                        new Now(chronicle.state(), chronicle.beliefs().all()));
        ExperimentDefinition definition =
                Objects.requireNonNull(now.state().header().definition());
        Long at = call.wholeOrNull("at");
        String question = name + ' ' + definition.id() + ' ' + (at == null ? "" : at);
        return Reply.json(kept.of(question, now.state().header().sequence(), () -> look.apply(now, definition)));
    }
}
