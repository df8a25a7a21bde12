package dev.temper.sinks.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Value;
import dev.temper.sinks.Happening;
import dev.temper.sinks.http.JsonCalls;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message about what happened. Id and bytes follow from what happened alone, so it is the same message when it is sent again.
 *
 * @param id {@code EXPERIMENT/SEQUENCE/KIND}
 * @param body JSON
 */
record Notice(NoticeKind kind, String id, String body) {
    /** Null for what nobody is sent notices of. */
    static @Nullable Notice of(Happening happening) {
        if (happening.fact() instanceof Happening.Improved best) {
            ObjectNode said = JsonNodeFactory.instance.objectNode();
            said.put("trial", best.trial()).put("metric", best.metric()).put("value", best.value());
            said.set("parameters", parameters(best.configuration()));
            return notice(NoticeKind.BEST, happening, said);
        }
        if (happening.fact() instanceof Happening.Finished finished) {
            ObjectNode said = JsonNodeFactory.instance.objectNode();
            said.put("status", word(finished.status())).put("reason", word(finished.reason()));
            said.put("trial", finished.bestTrial()).put("value", finished.bestValue());
            return notice(finished.isFailure() ? NoticeKind.FAILED : NoticeKind.COMPLETE, happening, said);
        }
        boolean aside = happening.fact() instanceof Happening.Changed changed
                && changed.status() == ExperimentStatus.QUARANTINED;
        return aside
                ? notice(
                        NoticeKind.FAILED,
                        happening,
                        JsonNodeFactory.instance.objectNode().put("status", word(ExperimentStatus.QUARANTINED)))
                : null;
    }

    private static Notice notice(NoticeKind kind, Happening happening, ObjectNode said) {
        String id = happening.experiment() + "/" + happening.sequence() + "/" + kind.label();
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("id", id)
                .put("kind", kind.label())
                .put("experiment", happening.experiment())
                .put("sequence", happening.sequence())
                .put("time", happening.time());
        all.setAll(said);
        return new Notice(kind, id, JsonCalls.text(all));
    }

    private static ObjectNode parameters(Configuration configuration) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        for (Configuration.Setting setting : configuration.settings()) {
            if (setting.value() instanceof Value.OfDouble number) {
                parameters.put(setting.parameter(), number.value());
            } else if (setting.value() instanceof Value.OfLong number) {
                parameters.put(setting.parameter(), number.value());
            } else if (setting.value() instanceof Value.OfText text) {
                parameters.put(setting.parameter(), text.value());
            }
        }
        return parameters;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
