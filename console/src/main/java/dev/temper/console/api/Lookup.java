package dev.temper.console.api;

import dev.temper.console.chronicle.Chronicle;
import dev.temper.console.chronicle.Chronicles;
import dev.temper.console.http.Call;
import dev.temper.console.http.HttpProblem;
import dev.temper.console.http.RouteParameter;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.trial.Trial;
import java.util.function.BiFunction;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;

/** Finds what a call is about. */
final class Lookup {
    static final RouteParameter ID =
            RouteParameter.text("id", "Id of the experiment.").between(1, 200);
    static final RouteParameter TRIAL =
            RouteParameter.whole("trial", "Number of the trial.").between(1, Integer.MAX_VALUE);
    static final RouteParameter AT = RouteParameter.whole(
                    "at", "Journal sequence: the answer as it stood after that entry, derived by the machine anew.")
            .between(1, 1e15);

    /** When 410 is answered. */
    static final String GONE = "The experiment was deleted.";

    private final Catalogue catalogue;
    private final Chronicles chronicles;

    Lookup(Catalogue catalogue, Chronicles chronicles) {
        this.catalogue = catalogue;
        this.chronicles = chronicles;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Chronicles chronicles() {
        return chronicles;
    }

    /** The experiment in short. */
    ExperimentSummary summary(Call call) {
        Grave grave = catalogue.grave(call.text("id"));
        if (grave != null) {
            throw grave.problem(410);
        }
        ExperimentSummary summary = catalogue.of(call.text("id"));
        if (summary == null) {
            throw missing(call.text("id"));
        }
        return summary;
    }

    /** Looks at the experiment of a call as it stands now. */
    <T> T now(Call call, BiFunction<Chronicle, ExperimentDefinition, T> look) {
        return look(call, null, look);
    }

    /** Looks at the experiment of a call as it stands now, or stood where the call says. */
    <T> T at(Call call, BiFunction<Chronicle, ExperimentDefinition, T> look) {
        return look(call, call.wholeOrNull("at"), look);
    }

    private <T> T look(Call call, @Nullable Long at, BiFunction<Chronicle, ExperimentDefinition, T> look) {
        ExperimentSummary summary = summary(call);
        String id = summary.id();
        try {
            return at == null || at >= summary.sequence()
                    ? chronicles.read(id, chronicle -> look.apply(chronicle, definition(chronicle)))
                    : chronicles.readAt(id, at, chronicle -> look.apply(chronicle, definition(chronicle)));
        } catch (InvalidStateStoreException e) {
            throw new HttpProblem(503, "The experiment is being read: ask again in a moment.").with("Retry-After", "1");
        }
    }

    private static ExperimentDefinition definition(Chronicle chronicle) {
        ExperimentDefinition definition = chronicle.state().header().definition();
        if (chronicle.isErased()) {
            throw Grave.of(chronicle).problem(410);
        }
        if (definition == null) {
            throw new HttpProblem(
                    404, "The experiment '" + chronicle.experiment() + "' was not created at that point.");
        }
        return definition;
    }

    /** The trial of a call. */
    static Trial trial(Call call, Chronicle chronicle) {
        Trial trial = chronicle.state().trials().get((int) call.whole("trial"));
        if (trial == null) {
            throw new HttpProblem(
                    404,
                    "Experiment '" + chronicle.experiment() + "' has no trial " + call.whole("trial") + ": it has "
                            + chronicle.state().trials().size() + ".");
        }
        return trial;
    }

    private static HttpProblem missing(String id) {
        return new HttpProblem(
                404, "There is no experiment '" + id + "': GET /api/v1/experiments names those that there are.");
    }
}
