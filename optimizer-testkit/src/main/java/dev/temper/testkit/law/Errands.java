package dev.temper.testkit.law;

import dev.temper.core.decision.Decision;
import dev.temper.core.decision.ModelEvidence;
import dev.temper.core.decision.Reason;
import dev.temper.core.definition.Ladder;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.Target;
import java.util.Map;
import java.util.TreeMap;

/** On whose account each trial runs, who started it, and which rung it comes to next. */
final class Errands {
    private final Map<Integer, Stream> payers = new TreeMap<>();
    private final Map<Integer, Boolean> advised = new TreeMap<>();
    private final Map<Integer, Integer> next = new TreeMap<>();

    /** A trial starts or goes on; whose account it is on. */
    Stream grant(int trial, Decision decision, Target target, Ladder ladder) {
        ModelEvidence part = decision.evidence().model();
        Reason reason = decision.evidence().reason();
        Stream payer = part != null && part.stream() != null ? part.stream() : Stream.RUNGS;
        if (reason == Reason.RESUMED || reason == Reason.RETRIED || reason == Reason.KEEP_REQUESTED) {
            payer = payers.getOrDefault(trial, Stream.RUNGS);
        }
        payers.put(trial, payer);
        advised.putIfAbsent(trial, reason == Reason.ADVISED);
        int first = reason == Reason.ADVISED ? 0 : target.rung();
        int way = next.getOrDefault(trial, first);
        next.put(trial, ladder.firstOnTheWay(way, target.rung()));
        return payer;
    }

    /** Whether a model chose the trial. */
    boolean isAdvised(int trial) {
        return advised.getOrDefault(trial, false);
    }

    Stream payer(int trial) {
        return payers.getOrDefault(trial, Stream.RUNGS);
    }

    int next(int trial) {
        return next.getOrDefault(trial, 0);
    }

    /** The rungs below one are passed over without a value. */
    void passOver(int trial, int reached) {
        next.merge(trial, reached, Math::max);
    }

    void passed(int trial) {
        next.merge(trial, 1, Integer::sum);
    }
}
