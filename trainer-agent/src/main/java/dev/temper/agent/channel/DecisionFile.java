package dev.temper.agent.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.agent.machine.Told;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a process is told, as JSON: {@code {"number":3,"state":"pause","to_epoch":9,"at_epoch":9,"reason":"BELOW_CUTOFF",
 * "rung":2,"value":0.4,"cutoff":0.31,"decision":17}}. What does not apply is left out; NaN and infinity are texts.
 */
final class DecisionFile {
    private DecisionFile() {}

    static String write(Told told) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("number", told.number());
        node.put("state", told.state().name().toLowerCase(Locale.ROOT));
        node.put("to_epoch", told.toEpoch());
        if (told.state() != Told.State.TRAIN) {
            node.put("at_epoch", told.atEpoch());
        }
        Told.Why why = told.why();
        node.put("reason", why.reason());
        if (why.rung() >= 0) {
            node.put("rung", why.rung());
        }
        number(node, "value", why.value());
        number(node, "cutoff", why.cutoff());
        if (why.decision() > 0) {
            node.put("decision", why.decision());
        }
        return node.toString();
    }

    private static void number(ObjectNode node, String name, @Nullable Double value) {
        if (value == null) {
            return;
        }
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.put(name, String.valueOf(value));
        }
    }
}
