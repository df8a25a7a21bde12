package dev.temper.console.api;

import dev.temper.console.http.Call;
import dev.temper.console.http.Reply;
import dev.temper.console.http.Route;
import dev.temper.console.http.RouteParameter;
import java.util.List;

/** What changes, as it changes. */
final class LiveRoutes {
    private static final String GROUP = "live";
    private static final String EVENTS = "text/event-stream";

    private final Lookup lookup;
    private final LiveFeed feed;

    LiveRoutes(Lookup lookup, LiveFeed feed) {
        this.lookup = lookup;
        this.feed = feed;
    }

    List<Route> routes() {
        RouteParameter last = RouteParameter.whole("Last-Event-ID", "The last event that was seen; goes before after.")
                .between(0, 1e15);
        return List.of(
                Route.get("/api/v1/events", "Follows the list of experiments: an event change with those that changed.")
                        .group(GROUP)
                        .answersIn(EVENTS, "Events for as long as the client listens.")
                        .handle(call -> Reply.events(feed::followAll)),
                Route.get(
                                "/api/v1/experiments/{id}/events",
                                "Follows an experiment: events change, and reload when too much was missed.")
                        .group(GROUP)
                        .path(Lookup.ID)
                        .query(RouteParameter.whole("after", "Journal sequence that the client has; now if not said.")
                                .between(0, 1e15))
                        .header(last)
                        .answersIn(
                                EVENTS,
                                "Events for as long as the client listens; each has a journal sequence as its id.")
                        .fails(404, "There is no such experiment.")
                        .fails(410, Lookup.GONE)
                        .handle(this::follow));
    }

    private Reply follow(Call call) {
        ExperimentSummary summary = lookup.summary(call);
        Long seen = call.wholeOrNull("Last-Event-ID");
        Long after = seen == null ? call.wholeOrNull("after") : seen;
        long from = after == null ? summary.sequence() : after;
        return Reply.events(stream -> feed.follow(summary.id(), from, stream));
    }
}
