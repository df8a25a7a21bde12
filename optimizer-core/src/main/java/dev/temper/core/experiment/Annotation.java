package dev.temper.core.experiment;

import java.util.List;
import java.util.TreeSet;

/**
 * What users noted on an experiment, for people. No decision depends on it.
 *
 * @param notes empty for none
 * @param tags sorted, each once
 */
public record Annotation(String notes, List<String> tags) {
    /** Nothing noted. */
    public static final Annotation NONE = new Annotation("", List.of());

    /** Sorts the tags. */
    public Annotation {
        tags = List.copyOf(new TreeSet<>(tags));
    }
}
