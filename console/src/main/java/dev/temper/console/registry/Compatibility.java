package dev.temper.console.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** Which earlier versions a schema must be able to read (backward), or be read by (forward). */
enum Compatibility {
    NONE(false, false, false),
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private final boolean backward;
    private final boolean forward;
    private final boolean transitive;

    Compatibility(boolean backward, boolean forward, boolean transitive) {
        this.backward = backward;
        this.forward = forward;
        this.transitive = transitive;
    }

    /** What is wrong between a schema and earlier versions (oldest first); empty when it fits. */
    List<String> problems(Schema schema, List<Schema> earlier) {
        int first = transitive ? 0 : Math.max(0, earlier.size() - 1);
        List<String> problems = new ArrayList<>();
        for (int i = first; i < earlier.size(); i++) {
            Schema old = earlier.get(i);
            if (backward) {
                explain("the new schema cannot read version " + (i + 1), schema, old, problems);
            }
            if (forward) {
                explain("version " + (i + 1) + " cannot read the new schema", old, schema, problems);
            }
        }
        return problems;
    }

    private static void explain(String what, Schema reader, Schema writer, List<String> problems) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult();
        for (Incompatibility found : result.getIncompatibilities()) {
            problems.add(what + ": " + found.getType() + " at " + found.getLocation() + ": " + found.getMessage());
        }
    }
}
