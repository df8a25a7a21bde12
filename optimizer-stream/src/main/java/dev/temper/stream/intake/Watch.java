package dev.temper.stream.intake;

import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.CompleteDecision;
import dev.temper.schemas.ExperimentErased;
import dev.temper.schemas.ExperimentExtended;
import dev.temper.schemas.HeldLease;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.PromoteDecision;
import dev.temper.schemas.RejectDecision;
import dev.temper.schemas.RejectReason;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.SuggestDecision;
import dev.temper.schemas.TrialEnded;
import dev.temper.stream.codec.DecisionCodec;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.codec.Fault;
import dev.temper.stream.deadletter.LetterBox;
import dev.temper.stream.meter.AgentTally;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The watch over the agents of one partition: hears signs of life, and tells of silence. */
final class Watch {
    private final KeyValueStore<String, KnownExperiment> experiments;
    private final Predicate<String> slowed;
    private final Silence silence;
    private final Leases leases;
    private final Agents agents;
    private final SeenOffers offers;
    private final SignedSessions sessions;
    private final LossEvents events;
    private final LetterBox letters;

    /**
     * The watch over the partition of a task, on the task's stores.
     *
     * @param slowed whether what an experiment's agents said waits: then they are not silent
     */
    Watch(ProcessorContext<?, ?> context, Predicate<String> slowed, long intervalMillis, MeterRegistry registry) {
        this.slowed = slowed;
        silence = new Silence(intervalMillis);
        experiments = context.getStateStore(Stores.EXPERIMENTS);
        leases = new Leases(context.getStateStore(Stores.LEASES), silence);
        agents = new Agents(context.getStateStore(Stores.AGENTS), silence);
        offers = new SeenOffers(context.getStateStore(Stores.OFFERS));
        sessions = new SignedSessions(context.getStateStore(Stores.SESSIONS));
        events = new LossEvents(context.taskId().partition());
        letters = new LetterBox(registry, "intake");
    }

    /**
     * Takes note of an event; true when it belongs in the journal, false when it is absorbed.
     *
     * @param signer who signed it, and so may speak for itself alone; null when nobody had to
     */
    boolean hear(SpecificRecord event, @Nullable Signer signer) {
        String experiment = EventCodec.header(event).getExperiment();
        if (signer == null || signer.fresh()) {
            lives(experiment, event, signer);
        }
        if (event instanceof TrialEnded ended) {
            leases.ended(experiment, ended.getTrial(), ended.getLease());
        } else if (event instanceof AgentHeartbeat) {
            return false;
        } else if (event instanceof SlotOffered offered) {
            Assignee assignee = offered.getAssignee();
            agents.offered(experiment, assignee.getAgent(), assignee.getSession());
            return offers.isNew(experiment, assignee, EventCodec.id(event));
        } else if (event instanceof ExperimentExtended) {
            runsAgain(experiment);
        } else if (event instanceof ExperimentErased) {
            sessions.forgetAll(experiment);
        }
        return true;
    }

    /** What a sign of life is a sign of. */
    private void lives(String experiment, SpecificRecord event, @Nullable Signer signer) {
        if (event instanceof MetricReported reported) {
            heardLease(experiment, reported.getTrial(), reported.getLease());
        } else if (event instanceof TrialEnded ended) {
            heardLease(experiment, ended.getTrial(), ended.getLease());
        } else if (event instanceof AgentHeartbeat heartbeat) {
            agents.heard(experiment, heartbeat.getAgent(), heartbeat.getSession());
            for (HeldLease held : heartbeat.getLeases()) {
                leases.heard(experiment, held.getTrial(), held.getLease(), signer);
            }
        } else if (event instanceof SlotOffered offered) {
            agents.heard(
                    experiment,
                    offered.getAssignee().getAgent(),
                    offered.getAssignee().getSession());
        }
    }

    private void heardLease(String experiment, int trial, long number) {
        WatchedLease lease = leases.heard(experiment, trial, number, null);
        if (lease != null) {
            agents.heard(experiment, lease.agent(), lease.session());
        }
    }

    /** Learns from a decision which leases run. */
    void learn(SpecificRecord decision) {
        String experiment = DecisionCodec.header(decision).getExperiment();
        if (decision instanceof SuggestDecision grant) {
            runsAgain(experiment);
            leases.granted(experiment, grant.getTrial(), grant.getLease(), grant.getAssignee());
            offers.answered(experiment, grant.getAssignee());
        } else if (decision instanceof PromoteDecision grant) {
            runsAgain(experiment);
            leases.granted(experiment, grant.getTrial(), grant.getLease(), grant.getAssignee());
            offers.answered(experiment, grant.getAssignee());
        } else if (decision instanceof RejectDecision reject) {
            forgetIfOver(experiment, reject);
        } else if (decision instanceof CompleteDecision) {
            completed(experiment);
        }
    }

    /** A loss that was told of a lease which is over: a decision read again after a crash can bring such a lease back. */
    private void forgetIfOver(String experiment, RejectDecision reject) {
        boolean over =
                reject.getReason() == RejectReason.STALE_LEASE || reject.getReason() == RejectReason.UNKNOWN_TRIAL;
        if (over && reject.getTrial() != null && reject.getLease() != null) {
            leases.ended(experiment, reject.getTrial(), reject.getLease());
        }
    }

    /**
     * Silence counts again in an experiment that was complete and is extended. A lease is granted in none that is complete:
     * it tells so too, should the word of the completion have come after that of the extension.
     */
    private void runsAgain(String experiment) {
        KnownExperiment known = experiments.get(experiment);
        if (known != null && known.complete()) {
            experiments.put(experiment, known.runningAgain());
        }
    }

    private void completed(String experiment) {
        KnownExperiment known = experiments.get(experiment);
        if (known != null) {
            experiments.put(experiment, known.completed());
        }
        leases.forgetAll(experiment);
        agents.forgetAll(experiment);
        offers.forgetAll(experiment);
    }

    /** Who is heard now, and with which slots. */
    AgentTally.Seen seen() {
        return new AgentTally.Seen(agents.heard(), offers.waiting(), leases.running());
    }

    /**
     * The losses to tell of now.
     *
     * @param audible whether the brokers take what agents say
     */
    List<SpecificRecord> tick(long wallClock, boolean audible) {
        silence.tick(wallClock, audible);
        List<SpecificRecord> lost = new ArrayList<>();
        for (KeyValue<String, KnownExperiment> entry : Keys.all(experiments)) {
            if (!entry.value.complete() && !slowed.test(entry.key)) {
                tellOf(entry.key, entry.value.leaseMillis(), wallClock, lost);
            }
        }
        return lost;
    }

    /** What goes wrong with one experiment must not keep the silence of the others from being told. */
    private void tellOf(String experiment, long leaseMillis, long wallClock, List<SpecificRecord> lost) {
        try {
            lostAgents(experiment, leaseMillis, wallClock, lost);
            lostTrials(experiment, leaseMillis, wallClock, lost);
        } catch (RuntimeException | StackOverflowError e) {
            if (!Fault.isOfRecord(e)) {
                throw e;
            }
            letters.failure("The silence of experiment " + experiment + " cannot be told: " + Fault.describe(e));
        }
    }

    private void lostAgents(String experiment, long leaseMillis, long wallClock, List<SpecificRecord> lost) {
        for (WatchedAgent agent : agents.due(experiment, leaseMillis)) {
            if (offers.waitingOf(experiment, agent.agent(), agent.session())
                    || leases.heldBy(experiment, agent.agent(), agent.session())) {
                lost.add(events.agentLost(experiment, agent, agents.silenceOf(experiment, agent), wallClock));
                agents.told(experiment, agent);
                offers.voided(experiment, agent.agent(), agent.session());
                leases.toldLost(experiment, agent.agent(), agent.session());
            } else {
                agents.leave(experiment, agent);
            }
        }
    }

    private void lostTrials(String experiment, long leaseMillis, long wallClock, List<SpecificRecord> lost) {
        for (WatchedLease lease : leases.due(experiment, leaseMillis)) {
            lost.add(events.trialLost(experiment, lease, leases.silenceOf(experiment, lease), wallClock));
        }
    }
}
