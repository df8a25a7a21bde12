package dev.temper.schemas.evolution;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** Full compatibility: each of two versions reads what the other writes. */
final class Evolution {
    private Evolution() {}

    static List<String> breaks(Schema current, Schema frozen, String version) {
        List<String> breaks = new ArrayList<>();
        explain(current.getName() + " cannot read what " + version + " wrote", current, frozen, breaks);
        explain(version + " cannot read what the current " + current.getName() + " writes", frozen, current, breaks);
        return breaks;
    }

    private static void explain(String what, Schema reader, Schema writer, List<String> breaks) {
        for (Incompatibility found : SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()) {
            breaks.add(what + ": " + found.getType() + " at " + found.getLocation() + ": " + found.getMessage());
        }
    }
}
