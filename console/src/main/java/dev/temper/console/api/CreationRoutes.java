package dev.temper.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.console.api.SteeringRoutes.Accepted;
import dev.temper.console.http.Call;
import dev.temper.console.http.HttpProblem;
import dev.temper.console.http.Reply;
import dev.temper.console.http.Route;
import dev.temper.console.http.RouteParameter;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.AnnotationCheck;
import dev.temper.schemas.ExperimentAnnotated;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.document.Finding;
import dev.temper.schemas.registry.RegistryUnavailableException;
import dev.temper.stream.codec.CloneDefinition;
import dev.temper.stream.codec.DefinitionException;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.stream.codec.DefinitionWriter;
import dev.temper.stream.learn.EarlierException;
import dev.temper.stream.learn.EarlierExperiments;
import dev.temper.stream.learn.Library;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** New experiments: of a definition, or of that of another one. */
final class CreationRoutes {
    private static final String GROUP = "steering";
    private static final long LOOK_MILLIS = 20;
    private static final long PATIENCE_MILLIS = 10_000;

    private final Lookup lookup;
    private final EventSender sender;
    private final Library library;

    CreationRoutes(Lookup lookup, EventSender sender, Library library) {
        this.lookup = lookup;
        this.sender = sender;
        this.library = library;
    }

    /**
     * An experiment to create.
     *
     * @param definition in YAML or JSON, as `temper experiment create -f` takes it
     * @param id in place of the definition's; null for the one that it has
     * @param tags that it is given, by which `learn_from: auto` finds others; null for none
     */
    record CreateRequest(
            String definition,
            @Nullable String id,
            @Nullable List<String> tags) {}

    /**
     * An experiment to create of the definition of another.
     *
     * @param id of the new one
     * @param trials another limit of trials; null for the same
     * @param cost another limit of cost, in full trainings; null for the same
     * @param seed another seed: other configurations are drawn; null for the same
     */
    record CloneRequest(
            String id,
            @Nullable Integer trials,
            @Nullable Double cost,
            @Nullable Long seed) {}

    /** A definition that can be run. */
    record Valid(boolean valid, String id, JsonNode definition) {}

    List<Route> routes() {
        return List.of(creation(), cloning());
    }

    private Route creation() {
        return Route.post(
                        "/api/v1/experiments", "Creates an experiment; with dryRun only says whether it could be run.")
                .group(GROUP)
                .query(RouteParameter.flag("dryRun", "Whether to create nothing.")
                        .fallback(false))
                .header(SteeringRoutes.KEY)
                .body(CreateRequest.class)
                .answers(200, Valid.class, "With dryRun: the definition can be run.")
                .answers(201, Accepted.class, "It was created.")
                .answers(202, Accepted.class, "The broker has it, and no optimizer has taken it yet.")
                .fails(409, "There is, or was, one of that id.")
                .fails(422, "The definition cannot be run: problems names all that is wrong.")
                .fails(503, "The broker does not take it.")
                .handle(this::create);
    }

    private Route cloning() {
        return Route.post(
                        "/api/v1/experiments/{id}/clone",
                        "Creates an experiment of the definition of this one; nothing that was tried comes along.")
                .group(GROUP)
                .path(Lookup.ID)
                .header(SteeringRoutes.KEY)
                .body(CloneRequest.class)
                .answers(201, Accepted.class, "It was created.")
                .answers(202, Accepted.class, "The broker has it, and no optimizer has taken it yet.")
                .fails(404, "There is no such experiment.")
                .fails(409, "There is, or was, one of the new id.")
                .fails(410, Lookup.GONE)
                .fails(422, "The clone cannot be run: problems names all that is wrong.")
                .fails(503, "The broker does not take it.")
                .handle(this::cloneOf);
    }

    private Reply create(Call call) throws InterruptedException {
        CreateRequest request = call.body(CreateRequest.class);
        List<String> tags = tags(request);
        ExperimentDefinition definition = known(definition(request), tags);
        if (call.flag("dryRun")) {
            return Reply.json(
                    new Valid(true, definition.id(), ExperimentAnswers.tree(DefinitionWriter.brief(definition))));
        }
        return create(call, definition, tags);
    }

    private Reply cloneOf(Call call) throws InterruptedException {
        CloneRequest request = call.body(CloneRequest.class);
        String old = lookup.now(call, (chronicle, definition) -> DefinitionWriter.write(definition));
        try {
            return create(
                    call,
                    CloneDefinition.of(old, request.id(), request.trials(), request.cost(), request.seed()),
                    List.of());
        } catch (DefinitionException e) {
            throw new HttpProblem(422, "The clone cannot be run.", e.findings());
        }
    }

    private static List<String> tags(CreateRequest request) {
        List<String> tags = request.tags() == null ? List.of() : request.tags();
        List<Finding> findings = AnnotationCheck.check("", tags).stream()
                .map(problem -> new Finding(problem.path(), problem.message()))
                .toList();
        if (!findings.isEmpty()) {
            throw new HttpProblem(422, "The experiment cannot have these tags.", findings);
        }
        return tags;
    }

    /** With what the earlier experiments left that it is to learn from. */
    private ExperimentDefinition known(ExperimentDefinition definition, List<String> tags) {
        try {
            return EarlierExperiments.lookUp(definition, tags, library).definition();
        } catch (EarlierException e) {
            throw new HttpProblem(
                    422,
                    "The definition cannot be run.",
                    List.of(new Finding("learn_from", String.valueOf(e.getMessage()))));
        } catch (TimeoutException | RegistryUnavailableException e) {
            throw new HttpProblem(503, "The journals of earlier experiments cannot be read: " + e.getMessage());
        }
    }

    private Reply create(Call call, ExperimentDefinition definition, List<String> tags) throws InterruptedException {
        String id = definition.id();
        String json = DefinitionWriter.write(definition);
        String key = call.textOrNull(SteeringRoutes.KEY.name());
        Grave grave = lookup.catalogue().grave(id);
        if (grave != null) {
            throw grave.problem(409);
        }
        ExperimentSummary there = lookup.catalogue().of(id);
        if (there != null && (key == null || !isSame(definition))) {
            throw new HttpProblem(
                    409, "Experiment '" + id + "' exists already: choose another id, its journal is kept for ever.");
        }
        if (there == null) {
            sender.send(id, "create", key, header -> new ExperimentCreated(header, json));
            if (!tags.isEmpty()) {
                sender.send(id, "tag", key, header -> new ExperimentAnnotated(header, "", tags));
            }
        }
        return Reply.json(isTaken(id) ? 201 : 202, new Accepted(id, "create"));
    }

    private static ExperimentDefinition definition(CreateRequest request) {
        try {
            return DefinitionReader.read(
                    request.id() == null
                            ? request.definition()
                            : DefinitionId.replaced(request.definition(), request.id()));
        } catch (DefinitionException e) {
            throw new HttpProblem(422, "The definition cannot be run.", e.findings());
        }
    }

    /** What earlier experiments left may have grown since the first request: their names count. */
    private boolean isSame(ExperimentDefinition definition) {
        return lookup.chronicles().read(definition.id(), chronicle -> {
            ExperimentDefinition there = chronicle.state().header().definition();
            return there != null && DefinitionWriter.brief(there).equals(DefinitionWriter.brief(definition));
        });
    }

    /** Whoever creates an experiment wants to look at it next. */
    private boolean isTaken(String id) throws InterruptedException {
        for (long waited = 0; waited < PATIENCE_MILLIS; waited += LOOK_MILLIS) {
            if (lookup.catalogue().of(id) != null) {
                return true;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return false;
    }
}
