package dev.temper.schemas.topic;

import java.util.regex.Pattern;

/** What an experiment may be called: its id is a key on topics, a part of file names and a word of commands. */
public final class ExperimentId {
    /** The allowed ids in words, to go on a sentence that says what is wrong. */
    public static final String RULE =
            "use 1 to 100 letters, digits, dots, underscores or hyphens, no hyphen first, and not . or .. alone";

    // What begins with a hyphen looks like an option, and dots alone are directories.
    private static final Pattern ALLOWED = Pattern.compile("(?!-|\\.{1,2}$)[a-zA-Z0-9._-]{1,100}");

    private ExperimentId() {}

    /** Whether an experiment may have this id. */
    public static boolean isAllowed(String id) {
        return ALLOWED.matcher(id).matches();
    }
}
