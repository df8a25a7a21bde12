package dev.temper.core.replay;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names the fields in which two records differ, however deep, so that no field can be forgotten here. */
final class DifferingFields {
    private DifferingFields() {}

    static List<String> differing(Record one, Record two) {
        List<String> paths = new ArrayList<>();
        compare("", one, two, paths);
        return paths;
    }

    private static void compare(String path, @Nullable Object one, @Nullable Object two, List<String> paths) {
        if (Objects.equals(one, two)) {
            return;
        }
        if (one instanceof Record && two instanceof Record && one.getClass() == two.getClass()) {
            for (RecordComponent component : one.getClass().getRecordComponents()) {
                String inner = path.isEmpty() ? component.getName() : path + "." + component.getName();
                compare(inner, value(component, one), value(component, two), paths);
            }
        } else if (one instanceof List<?> ones && two instanceof List<?> twos && ones.size() == twos.size()) {
            for (int i = 0; i < ones.size(); i++) {
                compare(path + "[" + i + "]", ones.get(i), twos.get(i), paths);
            }
        } else {
            paths.add(path);
        }
    }

    private static @Nullable Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "Component " + component.getName() + " of " + record.getClass() + " must be public", e);
        }
    }
}
