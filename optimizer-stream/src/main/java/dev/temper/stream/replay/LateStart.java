package dev.temper.stream.replay;

import org.jspecify.annotations.Nullable;

/**
 * Where a journal begins whose beginning is missing, because records of the topic were deleted.
 *
 * @param partition of temper.journal
 * @param begins offset at which the partition begins
 * @param offset of the first event of the experiment that is left
 * @param event its record type
 * @param decisions how many decisions on the experiment are recorded
 */
public record LateStart(int partition, long begins, long offset, String event, int decisions) {
    private static final String CREATION = "ExperimentCreated";

    /**
     * Looks for signs of a missing beginning; they tell nothing as long as all decisions follow.
     *
     * @param events distinct events that are left
     * @param lastSequence highest journal sequence that a recorded decision names; 0 when they were not read
     * @return null for a journal that has the experiment's creation, unless more events than are left led to decisions: a
     *     creation may be there twice, and only its repeat be left
     */
    static @Nullable LateStart of(Recording recording, long events, long lastSequence) {
        if (recording.events().isEmpty()) {
            return null;
        }
        // Not the first event alone: one that comes before the creation is refused, and the journal is whole.
        boolean created = recording.events().stream()
                .anyMatch(event -> event.writer().getName().equals(CREATION));
        boolean fewer = recording.journalStart() > 0 && lastSequence > events;
        Recorded first = recording.events().get(0);
        return created && !fewer
                ? null
                : new LateStart(
                        first.partition(),
                        recording.journalStart(),
                        first.offset(),
                        first.writer().getName(),
                        recording.decisions().size());
    }
}
