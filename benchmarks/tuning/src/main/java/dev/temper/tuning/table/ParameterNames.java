package dev.temper.tuning.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Columns' names as a definition allows them for parameters: {@code learning rate} becomes {@code learning_rate}. */
final class ParameterNames {
    /** Names that a definition keeps for what an agent fills in. */
    private static final Set<String> RESERVED = Set.of(
            "experiment",
            "trial",
            "lease",
            "task",
            "from_epoch",
            "to_epoch",
            "checkpoint_dir",
            "parameters_file",
            "slot");

    private static final int LONGEST = 90;

    private ParameterNames() {}

    /** The sheet with such names; of two columns that would be called the same, the later gets its number too. */
    static CsvSheet in(CsvSheet sheet) {
        List<String> names = new ArrayList<>();
        for (String column : sheet.columns()) {
            String name = of(column);
            names.add(names.contains(name) ? name + "_" + (names.size() + 1) : name);
        }
        return new CsvSheet(List.copyOf(names), sheet.rows());
    }

    /** The name as a parameter may have it; the same if it may. */
    static String of(String column) {
        String name = column.strip().replaceAll("[^A-Za-z0-9_.-]", "_");
        name = name.isEmpty() || !name.substring(0, 1).matches("[A-Za-z_]") ? "_" + name : name;
        name = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        return RESERVED.contains(name) ? name + "_" : name;
    }
}
