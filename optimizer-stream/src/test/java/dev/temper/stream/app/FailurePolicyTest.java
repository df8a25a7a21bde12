package dev.temper.stream.app;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.registry.RegistryUnavailableException;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {
    private final OptimizerConfig config = OptimizerConfig.of(
            Map.of("bootstrap.servers", "none:1", "schema.registry.url", "mock://policy", "state.dir", "/state/here"));
    private final List<String> fatal = new ArrayList<>();
    private long now;
    private final FailurePolicy policy = new FailurePolicy(config, Role.ENGINE, () -> now, fatal::add);

    @Test
    void aThreadIsReplacedButNotForEver() {
        for (int i = 0; i < FailurePolicy.MOST_REPLACEMENTS; i++) {
            assertThat(policy.handle(new StreamsException("again"))).isEqualTo(REPLACE_THREAD);
        }
        assertThat(policy.handle(new StreamsException("again"))).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(fatal)
                .singleElement()
                .asString()
                .contains("The engine stopped")
                .contains("died 6 times");
    }

    @Test
    void deathsLongAgoAreForgotten() {
        for (int i = 0; i < 10 * FailurePolicy.MOST_REPLACEMENTS; i++) {
            assertThat(policy.handle(new StreamsException("now and then"))).isEqualTo(REPLACE_THREAD);
            now += FailurePolicy.WINDOW_MILLIS / FailurePolicy.MOST_REPLACEMENTS + 1;
        }
        assertThat(fatal).isEmpty();
    }

    @Test
    void aRegistryThatIsAwayIsWaitedFor() {
        for (int i = 0; i < 10 * FailurePolicy.MOST_REPLACEMENTS; i++) {
            Throwable away = new StreamsException(new RegistryUnavailableException("no answer"));
            assertThat(policy.handle(away)).isEqualTo(REPLACE_THREAD);
        }
        assertThat(fatal).isEmpty();
    }

    @Test
    void aRightThatIsMissingIsNamedAndNotTriedAgain() {
        Throwable refused = new StreamsException(new TopicAuthorizationException(Set.of("temper.journal")));
        assertThat(policy.handle(refused)).isEqualTo(SHUTDOWN_CLIENT);
        policy.handle(new StreamsException(GroupAuthorizationException.forGroupId("temper-engine")));
        assertThat(fatal)
                .satisfiesExactly(
                        why -> assertThat(why).contains("missing is READ or WRITE on topic temper.journal"),
                        why -> assertThat(why).contains("missing is READ on group temper-engine"));
    }

    @Test
    void aFullDiskIsNotTriedAgain() {
        Throwable full = new StreamsException(new IOException("write failed: No space left on device"));
        assertThat(policy.handle(full)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(fatal)
                .singleElement()
                .asString()
                .contains("the disk of the state directory /state/here is full: make room and start again");
    }

    @Test
    void anErrorOfTheMachineIsNotTriedAgain() {
        assertThat(policy.handle(new OutOfMemoryError("heap"))).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(fatal).singleElement().asString().contains("OutOfMemoryError");
    }
}
