package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.schemas.document.DocumentReader;
import org.jspecify.annotations.Nullable;

/** A definition made of another one's, by the rules of today. */
public final class CloneDefinition {
    private CloneDefinition() {}

    /**
     * The definition of the clone.
     *
     * @param json the old definition
     * @param id of the clone
     * @param trials most trials; null for as many as before
     * @param cost most cost in full trainings; null for as much as before
     * @param seed null for the same
     * @throws DefinitionException with all that is wrong with it
     */
    public static ExperimentDefinition of(
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
        return DefinitionReader.read(top.toString());
    }
}
