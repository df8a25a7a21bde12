package dev.temper.tuning.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.temper.tuning.TuningException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What decides, of a table's {@code meta.json}, how the table is read. Notes for people, which may name what a table
 * is not, decide nothing.
 *
 * @param source where the curves come from
 * @param hyperparameters declarations of parameters; empty without any
 */
public record TableMeta(String source, JsonNode hyperparameters) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MODEL = "surrogate";
    private static final String COUNTS_FROM_UNTRAINED = "LCBench";

    /**
     * Reads the description of a table.
     *
     * @param json text of its {@code meta.json}; null when it has none
     * @throws TuningException if the text is no JSON
     */
    public static TableMeta of(String table, @Nullable String json) {
        try {
            JsonNode tree = MAPPER.readTree(json == null ? "{}" : json);
            return new TableMeta(tree.path("source").asText(), tree.path("hyperparameters"));
        } catch (JsonProcessingException e) {
            throw new TuningException("the meta.json of table " + table + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Whether the curves come from a model and not from trainings. */
    public boolean modelled() {
        return source.toLowerCase(Locale.ROOT).contains(MODEL);
    }

    /** Whether what is called epoch 1 is the untrained network. */
    boolean countsFromUntrained() {
        return source.contains(COUNTS_FROM_UNTRAINED);
    }
}
