package dev.temper.stream.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.temper.core.event.JournalEntry;
import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.HeldLease;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.EventCodec;
import dev.temper.testkit.Played;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * Two simulated experiments whose events come to intake and, as another journal, to an engine; before each of them come
 * hostile variants of it and of earlier ones, in any order. What intake lets through is folded by an engine of its own.
 */
final class FuzzRound {
    private static final List<Topic> INPUTS = List.of(Topic.EXPERIMENTS, Topic.AGENTS, Topic.METRICS, Topic.PROPOSALS);
    private static final int MUTANTS = 30;
    private static final int MOST_EVENTS = 100;

    private final Random random;
    private final Path directory;
    private final Tally tally;
    private final List<Played> played = new ArrayList<>();
    private final List<SpecificRecord> seen = new ArrayList<>();
    private long number;

    FuzzRound(long seed, Path directory, Tally tally) {
        random = new Random(seed);
        this.directory = directory;
        this.tally = tally;
        for (int i = 0; i < 2; i++) {
            played.add(Simulation.play(Scenarios.faulty(2 * seed + i)));
        }
    }

    void play() {
        // With one experiment in memory, each turn to the other reads the rows back.
        int cached = random.nextInt(5) == 0 ? 1 : 2;
        try (Intake intake = new Intake(directory.resolve("intake"));
                Engine behind = new Engine(directory.resolve("behind"), cached);
                Engine engine = new Engine(directory.resolve("engine"), cached)) {
            for (int i = 0; i < MOST_EVENTS; i++) {
                for (Played one : played) {
                    if (i < one.journal().size()) {
                        step(one, one.journal().get(i), intake, engine);
                        follow(intake, behind);
                    }
                }
                if (random.nextInt(50) == 0) {
                    intake.pass(Duration.ofMillis(500L * (1 + random.nextInt(100))));
                    engine.publish();
                    behind.publish();
                }
            }
            engine.publish();
            behind.publish();
        }
    }

    private void step(Played one, JournalEntry entry, Intake intake, Engine engine) {
        SpecificRecord good = EventCodec.encode(one.scenario().definition().id(), entry, "temper.metrics", 0, 1);
        seen.add(good);
        for (int i = 0; i < MUTANTS; i++) {
            SpecificRecord mutant =
                    mutant(seen.get(random.nextInt(4) == 0 ? random.nextInt(seen.size()) : seen.size() - 1));
            if (random.nextBoolean()) {
                tally.count(engine.take(mutant, key(mutant), spoilt(Wire.bytes(Topic.JOURNAL, mutant))));
            } else {
                offer(intake, mutant, true);
            }
        }
        tally.count(engine.take(
                "a good event",
                EventCodec.header(good).getExperiment().getBytes(UTF_8),
                Wire.bytes(Topic.JOURNAL, good)));
        offer(intake, good, false);
    }

    private void offer(Intake intake, SpecificRecord event, boolean hostile) {
        SpecificRecord input = event;
        if (hostile && random.nextInt(20) == 0) {
            EventHeader header = EventCodec.header(event);
            input = mutant(new AgentHeartbeat(header, "agent-1", "s1", List.of(new HeldLease(1, 1L))));
        }
        Topic topic = topic(input).orElse(Topic.AGENTS);
        if (hostile && random.nextInt(50) == 0) {
            topic = INPUTS.get(random.nextInt(INPUTS.size()));
        }
        byte[] value = Wire.bytes(topic, input);
        tally.count(intake.take(input, topic, key(input), hostile ? spoilt(value) : value));
    }

    private static Optional<Topic> topic(SpecificRecord input) {
        return INPUTS.stream().filter(one -> one.carries(input.getClass())).findFirst();
    }

    /** The engine behind intake: nothing that intake let through is refused there. Its decisions go back, and variants. */
    private void follow(Intake intake, Engine behind) {
        for (KeyValue<byte[], byte[]> record : intake.appended()) {
            if (behind.take("what intake let through", record.key, record.value) == Engine.Fate.DEAD_LETTER) {
                throw new AssertionError(
                        "intake let through what is refused behind it: " + Wire.read(Topic.JOURNAL, record.value));
            }
            for (SpecificRecord decision : behind.decided()) {
                tally.count(
                        intake.take("a decision", Topic.DECISIONS, record.key, Wire.bytes(Topic.DECISIONS, decision)));
                if (random.nextInt(8) == 0) {
                    SpecificRecord mutant = Mutations.any(decision, random);
                    tally.count(intake.take(
                            mutant, Topic.DECISIONS, record.key, spoilt(Wire.bytes(Topic.DECISIONS, mutant))));
                }
            }
        }
    }

    /** One to three leaves are strange; mostly under an identity of its own. */
    private SpecificRecord mutant(SpecificRecord good) {
        SpecificRecord mutant = Mutations.any(good, random);
        for (int more = random.nextInt(3); more > 0; more--) {
            mutant = Mutations.any(mutant, random);
        }
        EventHeader header = EventCodec.header(mutant);
        if (header.getNumber() == EventCodec.header(good).getNumber() && random.nextInt(10) > 0) {
            mutant.put(0, Mutations.with(header, header.getSchema().getField("number"), 5_000_000 + number++));
        }
        return mutant;
    }

    /** Now and then bytes that were damaged on their way. */
    private byte @Nullable [] spoilt(byte[] value) {
        switch (random.nextInt(60)) {
            case 0 -> value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                return java.util.Arrays.copyOf(value, random.nextInt(value.length));
            }
            case 2 -> {
                return java.util.Arrays.copyOf(value, value.length + 1);
            }
            case 3 -> {
                return random.nextInt(10) == 0 ? null : value;
            }
            default -> {}
        }
        return value;
    }

    private byte @Nullable [] key(SpecificRecord record) {
        byte[] own = EventCodec.header(record).getExperiment().getBytes(UTF_8);
        return switch (random.nextInt(200)) {
            case 0 -> null;
            case 1 -> new byte[] {0};
            case 2 -> new byte[random.nextInt(200)];
            default -> own;
        };
    }
}
