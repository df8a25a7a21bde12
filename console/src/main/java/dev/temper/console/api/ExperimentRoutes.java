package dev.temper.console.api;

import dev.temper.console.http.Call;
import dev.temper.console.http.Reply;
import dev.temper.console.http.Route;
import dev.temper.console.http.RouteParameter;
import dev.temper.core.experiment.ExperimentStatus;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Experiments to look at. */
final class ExperimentRoutes {
    static final String GROUP = "experiments";

    private final Lookup lookup;

    ExperimentRoutes(Lookup lookup) {
        this.lookup = lookup;
    }

    /** A page of experiments. */
    record ExperimentPage(int total, List<ExperimentSummary> experiments) {}

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/experiments", "Lists experiments, the ones created last first.")
                        .group(GROUP)
                        .query(RouteParameter.text("search", "Part of an id, a metric, a tag or the notes.")
                                .fallback(""))
                        .query(RouteParameter.text("status", "Only those that stand so.")
                                .oneOf(statuses()))
                        .query(RouteParameter.text("tag", "Only those with this tag."))
                        .query(RouteParameter.flag("archived", "With those that are archived.")
                                .fallback(false))
                        .query(limit(100, 1_000))
                        .query(offset())
                        .answers(200, ExperimentPage.class, "A page of them.")
                        .handle(this::list),
                Route.get("/api/v1/experiments/{id}", "Shows an experiment.")
                        .group(GROUP)
                        .path(Lookup.ID)
                        .query(Lookup.AT)
                        .answers(200, ExperimentAnswer.class, "The experiment.")
                        .fails(404, "There is none.")
                        .fails(410, Lookup.GONE)
                        .handle(this::show));
    }

    static RouteParameter limit(int fallback, int most) {
        return RouteParameter.whole("limit", "At most so many.")
                .fallback((long) fallback)
                .between(1, most);
    }

    static RouteParameter offset() {
        return RouteParameter.whole("offset", "Passes over so many.")
                .fallback(0L)
                .between(0, Integer.MAX_VALUE);
    }

    /** The part of a list that a call asks for. */
    static <T> List<T> page(Call call, List<T> all) {
        int from = (int) Math.min(all.size(), call.whole("offset"));
        int to = (int) Math.min(all.size(), from + call.whole("limit"));
        return all.subList(from, to);
    }

    private static String[] statuses() {
        return Arrays.stream(ExperimentStatus.values())
                .filter(status -> status != ExperimentStatus.NONE && status != ExperimentStatus.ERASED)
                .map(Enum::name)
                .toArray(String[]::new);
    }

    private Reply list(Call call) {
        String search = call.text("search").toLowerCase(Locale.ROOT);
        String status = call.textOrNull("status");
        String tag = call.textOrNull("tag");
        boolean archived = call.flag("archived") || "ARCHIVED".equals(status);
        List<ExperimentSummary> found = lookup.catalogue().all().stream()
                .filter(one -> archived || !one.status().equals("ARCHIVED"))
                .filter(one -> status == null || one.status().equals(status))
                .filter(one -> tag == null || one.tags().contains(tag))
                .filter(one -> search.isEmpty() || text(one).contains(search))
                .sorted(Comparator.comparingLong(ExperimentSummary::createdAt)
                        .reversed()
                        .thenComparing(ExperimentSummary::id))
                .toList();
        return Reply.json(new ExperimentPage(found.size(), page(call, found)));
    }

    private static String text(ExperimentSummary one) {
        return (one.id() + '\n' + one.metric() + '\n' + String.join("\n", one.tags()) + '\n' + one.notes())
                .toLowerCase(Locale.ROOT);
    }

    private Reply show(Call call) {
        long last = lookup.summary(call).sequence();
        return Reply.json(lookup.at(
                call, (chronicle, definition) -> Objects.requireNonNull(ExperimentAnswers.of(chronicle, last))));
    }
}
