package dev.temper.console.api;

import dev.temper.console.http.Call;
import dev.temper.console.http.Reply;
import dev.temper.console.http.Route;
import dev.temper.console.http.RouteParameter;
import dev.temper.console.text.PastRuns;
import dev.temper.core.decision.Decision;
import java.util.List;
import java.util.Objects;

/** Decisions to look at. */
final class DecisionRoutes {
    private static final String GROUP = "decisions";

    private final Lookup lookup;
    private final DecisionBook book;

    DecisionRoutes(Lookup lookup, DecisionBook book) {
        this.lookup = lookup;
        this.book = book;
    }

    /** A page of decisions. */
    record DecisionPage(int total, List<DecisionAnswer> decisions) {}

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/experiments/{id}/decisions", "Lists decisions in their order.")
                        .group(GROUP)
                        .path(Lookup.ID)
                        .query(RouteParameter.whole("trial", "Only those on this trial.")
                                .between(1, Integer.MAX_VALUE))
                        .query(RouteParameter.text("kind", "Only those of this kind.")
                                .oneOf("suggest", "promote", "continue", "pause", "stop", "complete", "reject"))
                        .query(RouteParameter.whole("after", "Only those with a greater number.")
                                .fallback(0L)
                                .between(0, 1e15))
                        .query(ExperimentRoutes.limit(200, 5_000))
                        .query(Lookup.AT)
                        .answers(200, DecisionPage.class, "A page of them, and how many there are after that number.")
                        .fails(404, "There is no such experiment.")
                        .fails(410, Lookup.GONE)
                        .handle(this::list),
                Route.get("/api/v1/experiments/{id}/decisions/{decision}", "Shows a decision with its evidence.")
                        .group(GROUP)
                        .path(Lookup.ID)
                        .path(RouteParameter.whole("decision", "Number of the decision.")
                                .between(1, Integer.MAX_VALUE))
                        .answers(200, DecisionDetail.class, "The decision.")
                        .fails(404, "There is none.")
                        .fails(410, Lookup.GONE)
                        .handle(call -> Reply.json(book.detail(call))),
                Route.get(
                                "/api/v1/experiments/{id}/trials/{trial}/explanation",
                                "Explains each decision on a trial, as temper explain does.")
                        .group(GROUP)
                        .path(Lookup.ID)
                        .path(Lookup.TRIAL)
                        .answers(200, Explanation.class, "The decisions with their words and records.")
                        .fails(404, "There is no such trial, or no such experiment.")
                        .fails(410, Lookup.GONE)
                        .handle(this::explain));
    }

    private Reply explain(Call call) {
        int trial = (int) call.whole("trial");
        return Reply.json(lookup.now(call, (chronicle, definition) -> {
            Lookup.trial(call, chronicle);
            return Explanation.of(chronicle, definition, trial);
        }));
    }

    private Reply list(Call call) {
        Long trial = call.wholeOrNull("trial");
        String kind = call.textOrNull("kind");
        long after = call.whole("after");
        return Reply.json(lookup.at(call, (chronicle, definition) -> {
            List<Decision> from = trial == null
                    ? chronicle.decisions()
                    : chronicle.trial(trial.intValue()).decisions();
            List<Decision> found = from.stream()
                    .filter(decision -> decision.number() > after)
                    .filter(decision -> kind == null || Objects.equals(DecisionAnswer.kind(decision.action()), kind))
                    .toList();
            PastRuns runs = trial == null ? new PastRuns() : chronicle.runsOf(trial.intValue());
            return new DecisionPage(
                    found.size(),
                    found.stream()
                            .limit(call.whole("limit"))
                            .map(decision -> DecisionAnswer.of(decision, definition, runs))
                            .toList());
        }));
    }
}
