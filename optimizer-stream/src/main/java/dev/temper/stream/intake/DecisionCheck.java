package dev.temper.stream.intake;

import dev.temper.schemas.Assignee;
import dev.temper.schemas.PromoteDecision;
import dev.temper.schemas.SuggestDecision;
import org.apache.avro.specific.SpecificRecord;

/** Whether a decision that grants a lease is sane in itself: whom it names becomes part of keys of intake's stores. */
final class DecisionCheck {
    private DecisionCheck() {}

    /** Throws a {@link RefusedException} that names the first field that is not. */
    static void check(SpecificRecord decision) {
        if (decision instanceof SuggestDecision grant) {
            grant(grant.getTrial(), grant.getLease(), grant.getAssignee());
        } else if (decision instanceof PromoteDecision grant) {
            grant(grant.getTrial(), grant.getLease(), grant.getAssignee());
        }
    }

    private static void grant(int trial, long lease, Assignee to) {
        EventCheck.lease("", trial, lease);
        EventCheck.assignee(to);
    }
}
