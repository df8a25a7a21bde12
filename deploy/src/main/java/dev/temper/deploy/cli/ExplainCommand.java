package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.console.text.DecisionText;
import dev.temper.console.text.PastRuns;
import dev.temper.console.text.RefusalText;
import dev.temper.console.text.ShownNumber;
import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.Decided;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.deploy.client.Experiments;
import dev.temper.deploy.client.JournalState;
import dev.temper.deploy.show.AvroJson;
import dev.temper.deploy.show.FailureText;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialView;
import dev.temper.stream.codec.DefinitionReader;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code temper explain}: each decision on a trial, with its evidence. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        header = "Explains each decision on a trial, with the evidence that it was taken on.")
final class ExplainCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Parameters(
            arity = "1..2",
            paramLabel = "[EXPERIMENT] TRIAL",
            hideParamSyntax = true,
            description = "Number of the trial, after its experiment; default: of the experiment created last.")
    private List<String> arguments = List.of();

    @Mixin
    private ExperimentOption option = new ExperimentOption();

    @Override
    public void run() {
        int trial = option.trial(arguments.get(arguments.size() - 1));
        String given = option.given(arguments.size() > 1 ? arguments.get(0) : null);
        String id = Experiments.idOrLatest(connection.endpoints(), given);
        List<Decided> decided = Decided.on(connection.endpoints(), id).stream()
                .filter(one -> Objects.equals(one.decision().action().about(), trial))
                .toList();
        if (decided.isEmpty()) {
            Experiments.open(connection.endpoints(), id).close(); // says so if there is no such experiment
            throw new Failure("no decision on trial %d of '%s': `temper experiment show %s` lists its trials"
                    .formatted(trial, id, id));
        }
        Views views = views(id, trial);
        ExperimentDefinition definition = views.definition();
        PastRuns runs = runs(id, decided);
        if (output.json()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            decided.forEach(one -> array.add(json(one, definition, runs)));
            output.print(array);
            return;
        }
        output.line("trial " + trial + " of " + id);
        List<Decision> decisions = decided.stream().map(Decided::decision).toList();
        for (Decision decision : decisions) {
            if (decision.action() instanceof Action.Reject) {
                continue;
            }
            output.line("%n%s  decision %d, on journal entry %d"
                    .formatted(ShownNumber.time(decision.time()), decision.number(), decision.sequence()));
            output.line("  " + DecisionText.sentences(decision, definition, runs));
        }
        if (views.trial() != null && views.trial().getKept() != null) {
            after(List.of("kept by hand: " + views.trial().getKept()));
        }
        after(RefusalText.lines(decisions, definition));
        after(views.trial() == null ? List.of() : FailureText.of(views.trial()));
    }

    private void after(List<String> lines) {
        if (!lines.isEmpty()) {
            output.line("");
            output.lines(lines);
        }
    }

    /** What is published: null as long as nothing is. */
    private record Views(
            @Nullable ExperimentDefinition definition,
            @Nullable TrialView trial) {}

    private Views views(String id, int trial) {
        try (ExperimentReader reader = new ExperimentReader(connection.endpoints(), id)) {
            reader.toEnd();
            ExperimentView view = reader.experiment();
            return new Views(
                    view == null ? null : DefinitionReader.readJson(view.getDefinition()),
                    reader.trials().get(trial));
        }
    }

    /** The journal is read only if a decision cannot be explained without it: it may be long. */
    private PastRuns runs(String id, List<Decided> decided) {
        List<Decision> decisions = decided.stream().map(Decided::decision).toList();
        return decisions.stream().anyMatch(PastRuns::explain)
                ? new PastRuns(decisions, JournalState.events(connection.endpoints(), id))
                : new PastRuns();
    }

    private static ObjectNode json(Decided one, @Nullable ExperimentDefinition definition, PastRuns runs) {
        ObjectNode node = AvroJson.tree(one.record());
        node.put("decision", one.record().getSchema().getName());
        return node.put("text", DecisionText.sentences(one.decision(), definition, runs));
    }
}
