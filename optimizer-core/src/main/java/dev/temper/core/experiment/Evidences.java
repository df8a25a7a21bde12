package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Evidence.Competitor;
import dev.temper.core.decision.Reason;
import dev.temper.core.rung.Ranked;
import dev.temper.core.rung.RungId;
import dev.temper.core.rung.RungTable;
import dev.temper.core.rung.Rungs;
import dev.temper.core.trial.RungRun;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;

/** What decisions rest on, read off the rungs at the moment of the decision. */
final class Evidences {
    private Evidences() {}

    /** A decision on a trial whose last way leads to a rung, in which the rung's values played no part. */
    static Evidence towards(Reason reason, int bracket, int rung) {
        return new Evidence(reason, bracket, rung, null, null, 0, 0, List.of());
    }

    /** A decision on a trial at the rung that it arrived at or rests at. */
    static Evidence atRung(Draft draft, Trial trial, Reason reason) {
        RungRun run = trial.progress().last();
        RungId id = new RungId(trial.bracket(), run.rung());
        Double value = run.value();
        if (value == null) {
            return towards(reason, id.bracket(), id.rung());
        }
        Rungs rungs = draft.trials().rungs();
        RungTable table = rungs.table(id);
        int places = draft.plan().schedule().places(rungs, id, draft.isClosed());
        Double cutoff = places == 0 || places > table.size()
                ? null
                : table.values().entryAt(places - 1).value();
        int rank = table.values().rank(rungs.rank(id, trial)) + 1;
        return new Evidence(
                reason,
                id.bracket(),
                id.rung(),
                value,
                cutoff,
                rank,
                table.size(),
                competitors(rungs.best(id, Evidence.MOST_COMPETITORS + 1), trial.number()));
    }

    /** A trial goes on from the rung that it came to or rests at: as somebody wants it, or for another reason. */
    static Evidence goingOn(Draft draft, Trial trial, Reason otherwise) {
        return atRung(draft, trial, trial.isKept() ? Reason.KEEP_REQUESTED : otherwise)
                .noted(trial.kept());
    }

    private static List<Competitor> competitors(List<PersistentMap.Entry<Ranked, Double>> best, int self) {
        List<Competitor> others = new ArrayList<>();
        for (PersistentMap.Entry<Ranked, Double> entry : best) {
            if (entry.key().trial() != self && others.size() < Evidence.MOST_COMPETITORS) {
                others.add(new Competitor(entry.key().trial(), entry.value()));
            }
        }
        return others;
    }
}
