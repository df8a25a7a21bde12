package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.console.api.Explanation;
import dev.temper.console.api.Explanation.Explained;
import dev.temper.console.text.ShownNumber;
import dev.temper.deploy.client.Reads;
import dev.temper.deploy.show.FailureText;
import java.util.List;
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
        Reads reads = connection.reads();
        String id = reads.idOrLatest(given);
        Explanation explanation = reads.explanation(id, trial);
        if (output.json()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            explanation.decisions().forEach(one -> array.add(json(one)));
            output.print(array);
            return;
        }
        output.line("trial " + trial + " of " + id);
        for (Explained one : explanation.decisions()) {
            if (!one.refusal()) {
                output.line("%n%s  decision %d, on journal entry %d"
                        .formatted(ShownNumber.time(one.time()), one.number(), one.sequence()));
                output.line("  " + one.text());
            }
        }
        if (explanation.kept() != null) {
            after(List.of("kept by hand: " + explanation.kept()));
        }
        after(explanation.refused());
        after(FailureText.of(explanation.failures(), explanation.failure()));
    }

    private void after(List<String> lines) {
        if (!lines.isEmpty()) {
            output.line("");
            output.lines(lines);
        }
    }

    private static ObjectNode json(Explained one) {
        ObjectNode node = one.record().deepCopy();
        return node.put("text", one.text());
    }
}
