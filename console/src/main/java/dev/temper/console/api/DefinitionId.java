package dev.temper.console.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** The id of a definition that is still text. */
final class DefinitionId {
    private static final YAMLMapper YAML = new YAMLMapper();

    private DefinitionId() {}

    /** The same definition under another id; a text that is no object stays as it is, for its reader to refuse. */
    static String replaced(String definition, String id) {
        try {
            JsonNode tree = YAML.readTree(definition);
            return tree instanceof ObjectNode object ? YAML.writeValueAsString(object.put("id", id)) : definition;
        } catch (JsonProcessingException e) {
            return definition;
        }
    }
}
