package dev.temper.core.definition;

import dev.temper.core.space.Parameter;
import dev.temper.core.space.Problem;
import dev.temper.core.space.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the texts of a definition can be arguments and environment variables of a training command. Asked of new
 * definitions only: journals hold what came in before it was.
 */
public final class ArgumentCheck {
    /** Bytes of UTF-8: a quarter of what Linux takes as one argument. */
    static final int LONGEST = 32 * 1024;

    private static final int SHOWN = 40;

    private ArgumentCheck() {}

    /** All problems, with paths in the terms of the definition's YAML; empty if there are none. */
    public static List<Problem> check(ExperimentDefinition definition) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < definition.parameters().size(); i++) {
            List<String> texts = texts(definition.parameters().get(i));
            for (int j = 0; j < texts.size(); j++) {
                add(problems, "parameters[" + i + "].values[" + j + "]", "value", texts.get(j));
            }
        }
        if (definition.ladder() instanceof NamedLadder named) {
            for (int i = 0; i < named.tasks().size(); i++) {
                add(
                        problems,
                        "tasks.named[" + i + "].name",
                        "name",
                        named.tasks().get(i).name());
            }
        }
        return problems;
    }

    private static List<String> texts(Parameter parameter) {
        List<String> texts = new ArrayList<>();
        if (parameter instanceof Parameter.Categorical categorical) {
            texts.addAll(categorical.values());
        } else if (parameter instanceof Parameter.ValueList list) {
            for (Value value : list.values()) {
                if (value instanceof Value.OfText text) {
                    texts.add(text.value());
                }
            }
        }
        return texts;
    }

    private static void add(List<Problem> problems, String path, String field, String text) {
        String remedy = remedy(text);
        if (remedy != null) {
            problems.add(new Problem(path, field + " is \"" + shown(text) + "\": " + remedy));
        }
    }

    private static @Nullable String remedy(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            return "give a text without control characters, for it becomes an argument of the training command";
        }
        if (text.codePoints().anyMatch(ArgumentCheck::isHalf)) {
            return "give whole characters (it has a surrogate without its other half)";
        }
        int bytes = text.codePoints().map(ArgumentCheck::utf8Bytes).sum();
        return bytes > LONGEST
                ? "it has " + bytes + " bytes of UTF-8; give at most " + LONGEST + ", or the name of a file"
                : null;
    }

    /** A surrogate without its other half. */
    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static int utf8Bytes(int point) {
        if (point < 0x800) {
            return point < 0x80 ? 1 : 2;
        }
        return Character.isBmpCodePoint(point) ? 3 : 4;
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (char c : text.substring(0, Math.min(SHOWN, text.length())).toCharArray()) {
            boolean plain = !Character.isISOControl(c) && !Character.isSurrogate(c);
            shown.append(
                    plain
                            ? String.valueOf(c)
                            : "\\u" + Integer.toHexString(0x10000 | c).substring(1));
        }
        return shown + (text.length() > SHOWN ? "..." : "");
    }
}
