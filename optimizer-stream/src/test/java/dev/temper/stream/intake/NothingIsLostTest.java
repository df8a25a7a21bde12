package dev.temper.stream.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.random.CounterRandom;
import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.HeldLease;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Law: whatever comes in becomes exactly one journal entry or one dead letter, or is an absorbed heartbeat or repeat. */
class NothingIsLostTest {
    private static final List<Topic> INPUTS = List.of(Topic.EXPERIMENTS, Topic.AGENTS, Topic.METRICS);
    private static final int RECORDS = 400;

    private final Serde<SpecificRecord> serde = IntakeKit.serde();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyRecordIsAccountedFor(long seed) {
        Draw draw = new Draw(seed);
        Set<String> offers = new TreeSet<>();
        int absorbed = 0;
        try (IntakeKit intake = new IntakeKit()) {
            for (int i = 0; i < RECORDS; i++) {
                SpecificRecord event = event(draw, i + 1);
                Topic topic = draw.below(10) == 0 ? INPUTS.get(draw.below(3)) : topicOf(event);
                byte[] bytes = damage(draw, intake.bytes(topicOf(event), event));
                byte[] key = key(draw);
                intake.publish(topic, key, bytes);
                int entries = intake.journal().size();
                List<DeadLetter> letters = intake.deadLetters();
                assertThat(entries + letters.size())
                        .as("seed %d, record %d", seed, i)
                        .isLessThanOrEqualTo(1);
                letters.forEach(letter -> assertThat(letter.getValue().array()).isEqualTo(bytes));
                if (entries + letters.size() == 0) {
                    SpecificRecord read = read(topic, bytes);
                    assertThat(read)
                            .as("seed %d, record %d", seed, i)
                            .isInstanceOfAny(AgentHeartbeat.class, SlotOffered.class);
                    assertThat(read instanceof SlotOffered && offers.add(offer(read)))
                            .as("seed %d, record %d: a new offer is not absorbed", seed, i)
                            .isFalse();
                    absorbed++;
                } else if (read(topic, bytes) instanceof SlotOffered offered) {
                    offers.add(offer(offered));
                }
                if (draw.below(50) == 0) {
                    intake.pass(Duration.ofSeconds(2));
                    intake.journal();
                }
            }
        }
        assertThat(absorbed).isPositive();
    }

    private @Nullable SpecificRecord read(Topic topic, byte[] bytes) {
        try {
            return serde.deserializer().deserialize(topic.topicName(), bytes);
        } catch (SerializationException e) {
            return null;
        }
    }

    private static String offer(SpecificRecord event) {
        return EventCodec.header(event).getExperiment() + ((SlotOffered) event).getAssignee();
    }

    private static Topic topicOf(SpecificRecord event) {
        return INPUTS.stream()
                .filter(topic -> topic.carries(event.getClass()))
                .findFirst()
                .orElseThrow();
    }

    private static SpecificRecord event(Draw draw, int number) {
        int small = draw.below(3);
        return switch (draw.below(6)) {
            case 0 -> Inputs.created(1);
            case 1, 2 -> Inputs.offer(number, "run-" + small, draw.below(2), 1 + draw.below(4));
            case 3 -> Inputs.heartbeat(number, "run-" + small, new HeldLease(small, 1L));
            case 4 -> Inputs.metric(number, small, draw.below(3), draw.below(3), Double.NaN);
            default -> Inputs.ended(number, small, 1);
        };
    }

    private static byte[] key(Draw draw) {
        String key = draw.below(20) == 0 ? "letters" : "digits";
        return key.getBytes(StandardCharsets.UTF_8);
    }

    /** One in four records is damaged: cut, flipped somewhere, or made of noise. */
    private static byte[] damage(Draw draw, byte[] whole) {
        switch (draw.below(12)) {
            case 0 -> {
                return Arrays.copyOf(whole, draw.below(whole.length));
            }
            case 1 -> {
                whole[draw.below(whole.length)] ^= (byte) (1 << draw.below(8));
                return whole;
            }
            case 2 -> {
                byte[] noise = new byte[draw.below(200)];
                for (int i = 0; i < noise.length; i++) {
                    noise[i] = (byte) draw.below(256);
                }
                return noise;
            }
            default -> {
                return whole;
            }
        }
    }

    private static final class Draw {
        private final long seed;
        private long counter;

        Draw(long seed) {
            this.seed = seed;
        }

        int below(int bound) {
            return CounterRandom.below(bound, seed, 0, counter++);
        }
    }
}
