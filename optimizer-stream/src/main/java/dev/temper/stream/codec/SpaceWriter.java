package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Space;

/** The search space of a definition as fields of its top level; lists that are empty are left out. */
final class SpaceWriter {
    private SpaceWriter() {}

    static void write(ObjectNode top, Space space) {
        ArrayNode parameters = top.putArray("parameters");
        for (Parameter parameter : space.parameters()) {
            parameters.add(ParameterWriter.tree(parameter));
        }
        if (!space.candidates().isEmpty()) {
            ArrayNode candidates = top.putArray("candidates");
            for (Configuration candidate : space.candidates()) {
                configuration(candidates.addObject(), candidate);
            }
        }
    }

    static void configuration(ObjectNode object, Configuration configuration) {
        for (Setting setting : configuration.settings()) {
            object.set(setting.parameter(), ParameterWriter.node(setting.value()));
        }
    }
}
