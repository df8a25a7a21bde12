package dev.temper.core.experiment;

import dev.temper.core.space.Problem;
import java.util.ArrayList;
import java.util.List;

/** Whether an experiment can be annotated as somebody wants it. */
public final class AnnotationCheck {
    /** Longest notes, characters. */
    public static final int LONGEST_NOTES = 10_000;

    /** Most tags. */
    public static final int MOST_TAGS = 20;

    /** Longest tag, characters. */
    public static final int LONGEST_TAG = 60;

    private AnnotationCheck() {}

    /** All that is wrong, by the fields of the event; empty if nothing is. */
    public static List<Problem> check(String notes, List<String> tags) {
        List<Problem> problems = new ArrayList<>();
        if (notes.length() > LONGEST_NOTES) {
            problems.add(new Problem(
                    "notes", "notes has " + notes.length() + " characters: write at most " + LONGEST_NOTES));
        }
        if (notes.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            problems.add(new Problem("notes", "notes has a control character: write text, lines and tabs"));
        }
        if (tags.size() > MOST_TAGS) {
            problems.add(new Problem("tags", "tags has " + tags.size() + " tags: give at most " + MOST_TAGS));
        }
        for (int i = 0; i < tags.size(); i++) {
            tag("tags[" + i + "]", tags.get(i), problems);
        }
        return problems;
    }

    private static void tag(String path, String tag, List<Problem> problems) {
        if (tag.isBlank() || !tag.equals(tag.strip())) {
            problems.add(new Problem(path, path + " is \"" + tag + "\": give a tag without spaces around it"));
        } else if (tag.length() > LONGEST_TAG) {
            problems.add(new Problem(path, path + " has " + tag.length() + " characters: use at most " + LONGEST_TAG));
        } else if (tag.chars().anyMatch(c -> Character.isISOControl(c) || c == ',')) {
            problems.add(new Problem(path, path + " has a comma or a control character: leave it out"));
        }
    }
}
