package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.deploy.Failure;
import dev.temper.schemas.document.DocumentReader;
import dev.temper.stream.codec.DefinitionException;
import dev.temper.stream.codec.DefinitionReader;
import org.jspecify.annotations.Nullable;

/** A definition made of another one's, by the rules of today. */
final class CloneDefinition {
    private CloneDefinition() {}

    /**
     * The definition of the clone.
     *
     * @param json the old definition
     * @param id of the clone
     * @param trials most trials; null for as many as before
     * @param cost most cost in full trainings; null for as much as before
     * @param seed null for the same
     * @throws Failure with all that is wrong with it
     */
    static ExperimentDefinition of(
            String json, String id, @Nullable Integer trials, @Nullable Double cost, @Nullable Long seed) {
        ObjectNode top = (ObjectNode) DocumentReader.json(json);
        top.put("id", id);
        top.remove("version");
        if (trials != null) {
            top.withObject("/budget").put("trials", trials);
        }
        if (cost != null) {
            top.withObject("/budget").put("cost", cost);
        }
        if (seed != null) {
            top.put("seed", seed);
        }
        try {
            return DefinitionReader.read(top.toString());
        } catch (DefinitionException e) {
            throw new Failure("the clone cannot be run:%n  %s"
                    .formatted(String.valueOf(e.getMessage()).replace("\n", System.lineSeparator() + "  ")));
        }
    }
}
