package dev.temper.stream.codec;

import dev.temper.core.event.Event;
import dev.temper.core.trial.Assignee;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What an event of the journal must keep so that it can be folded, kept in rows and answered at all, whoever wrote it.
 *
 * <p>This is the border between intake and those who fold. Intake checks whether an event makes sense, and may become
 * stricter with every release. The journal is kept for ever, so here nothing may be refused that any release of intake
 * let through; what makes no sense but can be borne (a negative trial, an epoch of {@link Integer#MIN_VALUE}) is the
 * machine's to reject, with a decision. Refused is only what no intake ever wrote and what Kafka, a key of a row or a
 * record's size cannot bear.
 */
final class JournalCheck {
    /** Largest record of the journal, bytes: as much as a producer of Kafka sends when nobody says otherwise. */
    static final int LARGEST_RECORD = 1 << 20;

    /** Largest definition as it is kept and shown, bytes: it must fit in a record, with its key and what goes with it. */
    private static final int LARGEST_DEFINITION = LARGEST_RECORD - 1_024;

    /** Intake allows 300 characters, and makes names of two such names. */
    private static final int LONGEST_NAME = 1_000;

    /** Intake allows 1,000 characters. */
    private static final int LONGEST_WORDS = 10_000;

    /** Intake allows notes of 10,000 characters, and 20 tags of 60. */
    private static final int LONGEST_NOTES = 100_000;

    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9._-]{1,100}");

    private JournalCheck() {}

    /** Throws a {@link CodecException} that names the field, its value and the reason. */
    static void header(EventHeader header, Origin origin) {
        require(
                ID.matcher(header.getExperiment()).matches(),
                "header.experiment",
                shown(header.getExperiment()),
                "use 1 to 100 letters, digits, dots, underscores or hyphens");
        name("header.producer", header.getProducer());
        require(
                origin.getTimestamp() >= 0,
                "header.origin.timestamp",
                String.valueOf(origin.getTimestamp()),
                "times count from 1970, in milliseconds");
    }

    /** Throws a {@link CodecException} that names the field, its value and the reason. */
    static void event(String experiment, Event event) {
        if (event instanceof Event.SlotOffered offered) {
            assignee(offered.assignee());
            name("storage", offered.storage());
        } else if (event instanceof Event.SlotWithdrawn withdrawn) {
            assignee(withdrawn.assignee());
        } else if (event instanceof Event.AgentLost lost) {
            name("agent", lost.agent());
            name("session", lost.session());
        } else if (event instanceof Event.StopRequested asked) {
            words("reason", asked.reason());
        } else if (event instanceof Event.KeepRequested asked) {
            words("reason", asked.reason());
        } else if (event instanceof Event.ExperimentArchived asked) {
            words("reason", Objects.requireNonNullElse(asked.reason(), ""));
        } else if (event instanceof Event.ExperimentAnnotated told) {
            String all = told.notes() + String.join("\n", told.tags());
            require(
                    all.length() <= LONGEST_NOTES,
                    "notes",
                    all.length() + " characters long with the tags",
                    "use at most " + LONGEST_NOTES);
        } else if (event instanceof Event.ExperimentCreated created) {
            String id = created.definition().id();
            require(id.equals(experiment), "definition.id", shown(id), "make it the same as header.experiment");
            int size = DefinitionWriter.write(created.definition()).getBytes(StandardCharsets.UTF_8).length;
            require(
                    size <= LARGEST_DEFINITION,
                    "definition",
                    size + " bytes with all defaults written out",
                    "at most " + LARGEST_DEFINITION + " can be kept");
        }
    }

    /** It comes back in a decision, which has to fit in a record. */
    private static void words(String field, String value) {
        require(
                value.length() <= LONGEST_WORDS,
                field,
                value.length() + " characters long",
                "use at most " + LONGEST_WORDS);
    }

    private static void assignee(Assignee assignee) {
        name("assignee.agent", assignee.agent());
        name("assignee.session", assignee.session());
    }

    private static void name(String field, String value) {
        require(
                value.length() <= LONGEST_NAME,
                field,
                value.length() + " characters long",
                "use at most " + LONGEST_NAME);
        require(!hasControl(value), field, shown(value), "remove the control characters");
    }

    private static boolean hasControl(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String shown(String value) {
        return '"' + (value.length() > 200 ? value.substring(0, 200) + "..." : value) + '"';
    }

    private static void require(boolean holds, String field, String value, String remedy) {
        if (!holds) {
            throw new CodecException(field + " is " + value + ": " + remedy);
        }
    }
}
