package dev.temper.tuning.table;

import dev.temper.core.space.ParameterCheck;
import java.util.ArrayList;
import java.util.List;

/** Columns' names as a definition allows them for parameters: {@code learning rate} becomes {@code learning_rate}. */
final class ParameterNames {
    private static final int LONGEST = 90;

    private ParameterNames() {}

    /** The sheet with such names; of two columns that would be called the same, the later gets its number too. */
    static CsvSheet in(CsvSheet sheet) {
        List<String> names = new ArrayList<>();
        for (String column : sheet.columns()) {
            String name = of(column);
            names.add(names.contains(name) ? name + "_" + (names.size() + 1) : name);
        }
        return new CsvSheet(sheet.file(), List.copyOf(names), sheet.rows());
    }

    /** The name as a parameter may have it; the same if it may. */
    static String of(String column) {
        String name = column.strip().replaceAll("[^A-Za-z0-9_.-]", "_");
        name = name.isEmpty() || !name.substring(0, 1).matches("[A-Za-z_]") ? "_" + name : name;
        name = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        return ParameterCheck.isReserved(name) ? name + "_" : name;
    }
}
