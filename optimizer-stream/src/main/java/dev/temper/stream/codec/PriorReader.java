package dev.temper.stream.codec;

import dev.temper.core.space.Parameter;
import dev.temper.core.space.Prior;
import dev.temper.schemas.document.FieldReader;
import dev.temper.schemas.document.Spelling;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The prior of a parameter: an object with one field, named for the kind. */
final class PriorReader {
    private static final List<String> KINDS = List.of("normal", "beta", "weights");

    private PriorReader() {}

    /** Null when the kind is unknown. */
    static @Nullable Prior read(Parameter parameter, FieldReader fields) {
        List<String> names = fields.names();
        if (names.size() != 1) {
            fields.unread("", "has " + names + ": give one of normal, beta and weights");
            return null;
        }
        String kind = names.get(0);
        if (!KINDS.contains(kind)) {
            fields.unread(kind, "is unknown" + Spelling.hint(kind, KINDS));
            return null;
        }
        ObjectKind place =
                kind.equals("normal") ? ObjectKind.NORMAL : kind.equals("beta") ? ObjectKind.BETA : ObjectKind.FREE;
        FieldReader shape = fields.object(kind, place, false);
        Prior prior = read(parameter, kind, shape);
        shape.finish();
        return prior;
    }

    private static Prior read(Parameter parameter, String kind, FieldReader shape) {
        if (kind.equals("normal")) {
            return new Prior.Normal(parameter.name(), shape.number("mean"), shape.number("sd"));
        }
        if (kind.equals("beta")) {
            return new Prior.Beta(parameter.name(), shape.number("a"), shape.number("b"));
        }
        List<Double> weights = new ArrayList<>();
        if (parameter instanceof Parameter.Categorical categorical) {
            categorical.values().forEach(value -> weights.add(shape.number(value)));
        }
        return new Prior.Weights(parameter.name(), weights);
    }
}
