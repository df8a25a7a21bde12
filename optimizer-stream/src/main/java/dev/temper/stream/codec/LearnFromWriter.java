package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.core.definition.LearnFrom;
import dev.temper.core.definition.LearnFrom.Earlier;
import dev.temper.core.source.SourceParameter;
import dev.temper.core.source.SourceTrials;
import dev.temper.core.source.SourceTrials.FittedTrial;
import java.util.List;

/** Writes {@code learn_from}; what was learned is in whole thousandths, the features of each trial before its losses. */
final class LearnFromWriter {
    private LearnFromWriter() {}

    static void write(ObjectNode top, LearnFrom learnFrom) {
        if (learnFrom.auto()) {
            top.put("learn_from", "auto");
        } else if (learnFrom.isAsked()) {
            ArrayNode list = top.putArray("learn_from");
            learnFrom.earlier().forEach(one -> earlier(list.addObject(), one));
        }
    }

    private static void earlier(ObjectNode object, Earlier one) {
        object.put(one.file() ? "file" : "experiment", one.name());
        if (!one.renamed().isEmpty()) {
            one.renamed().forEach(object.putObject("rename")::put);
        }
        SourceTrials learned = one.learned();
        if (learned != null) {
            learned(object.putObject("learned"), learned);
        }
    }

    private static void learned(ObjectNode object, SourceTrials learned) {
        object.put("digest", learned.digest());
        ArrayNode parameters = object.putArray("parameters");
        for (SourceParameter parameter : learned.parameters()) {
            ObjectNode node = parameters.addObject().put("name", parameter.name());
            if (parameter.isNumber()) {
                node.put("min", parameter.least())
                        .put("max", parameter.greatest())
                        .put("scale", parameter.log() ? "log" : "linear");
            } else {
                parameter.values().forEach(node.putArray("values")::add);
            }
        }
        ArrayNode shares = object.putArray("shares");
        learned.shares().forEach(shares::add);
        ArrayNode trials = object.putArray("trials");
        for (FittedTrial trial : learned.trials()) {
            ArrayNode numbers = trials.addArray();
            units(numbers, trial.features());
            units(numbers, trial.losses());
        }
    }

    private static void units(ArrayNode numbers, List<Double> values) {
        values.forEach(value -> numbers.add(SourceTrials.toUnits(value)));
    }
}
