package dev.temper.console.api;

import dev.temper.console.http.HttpProblem;
import org.jspecify.annotations.Nullable;

/** Why somebody asks for something: a line that stays on record. */
final class GivenReason {
    private static final int MOST = 1_000;

    private GivenReason() {}

    /** One that may be left out; null when it was. */
    static @Nullable String orNone(@Nullable String given) {
        return given == null || given.isBlank() ? null : of(given);
    }

    /** One that must be given. */
    static String of(String given) {
        String reason = given.strip();
        if (reason.isEmpty() || reason.length() > MOST) {
            throw new HttpProblem(
                    422, "reason has " + reason.length() + " characters: give 1 to " + MOST + ", they stay on record");
        }
        if (reason.chars().anyMatch(Character::isISOControl)) {
            throw new HttpProblem(422, "reason has a control character: write one line");
        }
        return reason;
    }
}
