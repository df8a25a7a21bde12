package dev.temper.console.api;

import dev.temper.console.fold.ConsoleReadSide;
import dev.temper.console.fold.PublishedViews;
import dev.temper.console.http.Call;
import dev.temper.console.http.HttpProblem;
import dev.temper.console.http.Reply;
import dev.temper.console.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** Views as they are published: the records that the command line shows. */
final class ViewRoutes {
    private static final String GROUP = "records";

    private final Lookup lookup;
    private final ConsoleReadSide readSide;

    ViewRoutes(Lookup lookup, ConsoleReadSide readSide) {
        this.lookup = lookup;
        this.readSide = readSide;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/views.avro", "The view of every experiment, as an Avro object container file.")
                        .group(GROUP)
                        .answersIn(ViewsFile.TYPE, "Records ExperimentView.")
                        .fails(503, "The views are not read yet.")
                        .handle(call -> reply(this::all)),
                Route.get(
                                "/api/v1/experiments/{id}/views.avro",
                                "The views of an experiment and of its trials, as an Avro object container file.")
                        .group(GROUP)
                        .path(Lookup.ID)
                        .answersIn(ViewsFile.TYPE, "A record ExperimentView, then records TrialView.")
                        .fails(404, "There is no such experiment.")
                        .fails(410, Lookup.GONE)
                        .fails(503, "The views are not read yet.")
                        .handle(this::one));
    }

    private Reply one(Call call) {
        String id = lookup.summary(call).id();
        return reply(views -> {
            List<SpecificRecord> records = new ArrayList<>();
            SpecificRecord experiment = views.experiment(id);
            if (experiment == null) {
                throw new HttpProblem(503, "The view of '" + id + "' is not published yet: ask again in a moment.")
                        .with("Retry-After", "1");
            }
            records.add(experiment);
            records.addAll(views.trials(id));
            return records;
        });
    }

    private List<SpecificRecord> all(PublishedViews views) {
        return lookup.catalogue().all().stream()
                .map(summary -> (SpecificRecord) views.experiment(summary.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    private Reply reply(Function<PublishedViews, List<SpecificRecord>> look) {
        try {
            return Reply.bytes(ViewsFile.TYPE, ViewsFile.write(readSide.views(look)));
        } catch (InvalidStateStoreException e) {
            throw new HttpProblem(503, "The views are being read: ask again in a moment.").with("Retry-After", "1");
        }
    }
}
