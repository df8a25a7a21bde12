package dev.temper.stream.meter;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.RejectReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** What became of the model's proposals in the journal. */
final class ProposalCounters {
    private final Counter accepted;
    private final Counter stale;
    private final Counter refused;

    ProposalCounters(MeterRegistry registry) {
        accepted = counter(registry, "accepted");
        stale = counter(registry, "stale");
        refused = counter(registry, "refused");
    }

    private static Counter counter(MeterRegistry registry, String result) {
        return Counter.builder("temper.proposals")
                .description("Proposals of the model that the engine read")
                .tag("result", result)
                .register(registry);
    }

    /** @param taken the decisions that a proposal led to */
    void answered(List<Decision> taken) {
        Counter counter = accepted;
        for (Decision decision : taken) {
            if (decision.action() instanceof Action.Reject reject) {
                counter = reject.reason() == RejectReason.STALE_PROPOSAL ? stale : refused;
            }
        }
        counter.increment();
    }
}
