package dev.temper.console.api;

import dev.temper.console.api.AgentsAnswer.AgentAnswer;
import dev.temper.console.api.AgentsAnswer.SlotAnswer;
import dev.temper.console.api.DeadLettersAnswer.LetterAnswer;
import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.chronicle.LeaseSpan;
import dev.temper.console.http.Call;
import dev.temper.console.http.Reply;
import dev.temper.console.http.Route;
import dev.temper.console.http.RouteParameter;
import dev.temper.core.collect.PersistentMap;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Offer;
import dev.temper.core.experiment.SlotId;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What belongs to no experiment alone: who asks, agents, dead letters. */
final class SiteRoutes {
    private static final String GROUP = "site";

    private final Lookup lookup;
    private final Supplier<SiteAnswer> site;

    SiteRoutes(Lookup lookup, Supplier<SiteAnswer> site) {
        this.lookup = lookup;
        this.site = site;
    }

    /**
     * Who asks.
     *
     * @param role viewer, user or admin
     * @param open whether no tokens are asked for
     */
    record MeAnswer(String name, String role, boolean open) {}

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/site", "Says whose API it is.")
                        .group(GROUP)
                        .answers(200, SiteAnswer.class, "The site.")
                        .handle(call -> Reply.json(site.get())),
                Route.get("/api/v1/me", "Says who asks, and what he may do.")
                        .group(GROUP)
                        .answers(200, MeAnswer.class, "Who asks.")
                        .handle(call -> Reply.json(new MeAnswer(
                                call.caller().name(),
                                call.caller().role().label(),
                                call.caller().open()))),
                Route.get("/api/v1/agents", "Lists the agents of the experiments that are not over.")
                        .group(GROUP)
                        .answers(200, AgentsAnswer.class, "The agents with their slots.")
                        .handle(call -> Reply.json(agents())),
                Route.get("/api/v1/dead-letters", "Lists the last records that were put aside, the newest first.")
                        .group(GROUP)
                        .query(ExperimentRoutes.limit(100, 1_000))
                        .query(RouteParameter.text("experiment", "Only those with this key."))
                        .answers(200, DeadLettersAnswer.class, "The records.")
                        .handle(this::deadLetters));
    }

    private Reply deadLetters(Call call) {
        String experiment = call.textOrNull("experiment");
        List<LetterAnswer> all = lookup.catalogue().letters().stream()
                .map(LetterAnswer::of)
                .filter(letter -> experiment == null || experiment.equals(letter.key()))
                .toList();
        return Reply.json(new DeadLettersAnswer(
                all.size(), all.stream().limit(call.whole("limit")).toList()));
    }

    private AgentsAnswer agents() {
        SortedMap<String, AgentAnswer> agents = new TreeMap<>();
        for (ExperimentSummary summary : lookup.catalogue().all()) {
            if (!summary.isOver()) {
                for (AgentAnswer one : lookup.chronicles().read(summary.id(), SiteRoutes::agents)) {
                    agents.merge(one.agent(), one, SiteRoutes::together);
                }
            }
        }
        return new AgentsAnswer(new ArrayList<>(agents.values()));
    }

    private static AgentAnswer together(AgentAnswer one, AgentAnswer other) {
        return new AgentAnswer(
                one.agent(),
                Math.max(one.lastSeen(), other.lastSeen()),
                joined(one.experiments(), other.experiments()),
                joined(one.slots(), other.slots()));
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        List<T> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static List<AgentAnswer> agents(Chronicle chronicle) {
        List<AgentAnswer> agents = new ArrayList<>();
        chronicle
                .heard()
                .forEach((agent, time) -> agents.add(
                        new AgentAnswer(agent, time, List.of(chronicle.experiment()), slots(chronicle, agent))));
        return agents;
    }

    private static List<SlotAnswer> slots(Chronicle chronicle, String agent) {
        ExperimentState state = chronicle.state();
        List<SlotAnswer> slots = new ArrayList<>();
        for (PersistentMap.Entry<SlotId, Offer> offer : state.offers()) {
            SlotId id = offer.key();
            if (id.session().agent().equals(agent)
                    && Boolean.TRUE.equals(state.sessions().get(id.session()))) {
                slots.add(slot(chronicle, id, offer.value()));
            }
        }
        slots.sort(Comparator.comparingInt(SlotAnswer::slot));
        return slots;
    }

    private static SlotAnswer slot(Chronicle chronicle, SlotId id, Offer offer) {
        LeaseSpan span = holder(chronicle, id);
        Trial trial = span == null ? null : chronicle.state().trials().get(span.trial());
        if (span == null || trial == null) {
            return new SlotAnswer(chronicle.experiment(), id.slot(), offer.waits(), null, null, null, null, null);
        }
        return new SlotAnswer(
                chronicle.experiment(),
                id.slot(),
                false,
                trial.number(),
                span.lease(),
                span.start(),
                trial.progress().epoch(),
                trial.progress().value());
    }

    private static @Nullable LeaseSpan holder(Chronicle chronicle, SlotId id) {
        for (LeaseSpan span : chronicle.leases().open().values()) {
            if (span.assignee().slot() == id.slot()
                    && span.assignee().agent().equals(id.session().agent())) {
                return span;
            }
        }
        return null;
    }
}
