package dev.temper.console.registry;

import static dev.temper.console.registry.RegistryException.INVALID_LEVEL;
import static dev.temper.console.registry.RegistryException.INVALID_SUBJECT;
import static dev.temper.console.registry.RegistryException.NOT_PERMITTED;

import java.util.Arrays;

/**
 * What the registry refuses because it would let records be lost or misread, unless it is allowed.
 *
 * @param anyLevel whether compatibility may be set to NONE, under which a later schema need not read earlier records
 * @param anySubject whether a subject may hold a slash, a backslash or a control character, or be named {@code .} or
 *     {@code ..}: tools that make files of subjects would write them elsewhere
 */
public record RegistryRules(boolean anyLevel, boolean anySubject) {
    /** Refuses both. */
    public static final RegistryRules STRICT = new RegistryRules(false, false);

    void checkSubject(String subject) {
        if (subject.isBlank()) {
            throw new RegistryException(
                    INVALID_SUBJECT, "The specified subject '" + subject + "' is not a valid subject.");
        }
        boolean odd = subject.matches("\\.{1,2}")
                || subject.chars().anyMatch(each -> each == '/' || each == '\\' || Character.isISOControl(each));
        if (odd && !anySubject) {
            throw new RegistryException(
                    INVALID_SUBJECT,
                    "The specified subject '" + subject.replaceAll("\\p{Cntrl}", "?")
                            + "' is not a valid subject: it looks like a path or holds control characters."
                            + " temper registry --allow-any-subject allows it.");
        }
    }

    Compatibility level(String text) {
        Compatibility level = Arrays.stream(Compatibility.values())
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new RegistryException(
                        INVALID_LEVEL,
                        "Invalid compatibility level '" + text + "'. Valid values are "
                                + Arrays.toString(Compatibility.values())));
        if (level == Compatibility.NONE && !anyLevel) {
            throw new RegistryException(
                    NOT_PERMITTED,
                    "Compatibility NONE is not permitted: records that are kept for ever could not be read any more."
                            + " temper registry --allow-compatibility-none allows it.");
        }
        return level;
    }
}
