package dev.temper.stream.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.stream.transaction.Coordinators.Known;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** An abort of what somebody would still commit would lose data: each of these keeps from one. */
class AbandonedTest {
    private static final String ID = "temper-engine-0b7ae2bb-96a4-4f5f-8ee9-b17e3e1c4a55-1";
    private static final TopicPartition PARTITION = new TopicPartition("temper.decisions", 0);
    private static final OpenTransaction OPEN = new OpenTransaction(PARTITION, 17, 3, -1, 40, 5, 0);

    @Test
    void aTransactionThatItsCoordinatorWillEndIsNotAbandoned() {
        assertThat(known(3, Set.of(PARTITION), true).isAbandoned(OPEN)).isFalse();
        assertThat(known(4, Set.of(PARTITION), true).isAbandoned(OPEN)).isFalse();
    }

    @Test
    void aProducerThatMayStillWriteHasAbandonedNothing() {
        assertThat(known(3, Set.of(), true).isAbandoned(OPEN)).isFalse();
    }

    @Test
    void aFencedOrForgottenProducerHas() {
        assertThat(known(4, Set.of(), true).isAbandoned(OPEN)).isTrue();
        assertThat(new Coordinators(Map.of(), true).isAbandoned(OPEN)).isTrue();
    }

    @Test
    void nothingIsCertainWhileACoordinatorIsAwayOrMayNotTell() {
        assertThat(known(4, Set.of(), false).isAbandoned(OPEN)).isFalse();
        assertThat(new Coordinators(Map.of(), false).isAbandoned(OPEN)).isFalse();
    }

    @Test
    void anotherApplicationWithASimilarNameIsNotTemper() {
        Owner engine = new Owner("temper-engine", "experiments", List.of());
        assertThat(engine.has(ID)).isTrue();
        assertThat(engine.has(engine.anyTransactionalId())).isTrue();
        assertThat(engine.has("temper-engine-" + ID)).isFalse();
        assertThat(engine.has("temper-engine-of-mine-1")).isFalse();
        assertThat(engine.has("xtemper-engine-0b7ae2bb-96a4-4f5f-8ee9-b17e3e1c4a55-1"))
                .isFalse();
    }

    private static Coordinators known(int epoch, Set<TopicPartition> partitions, boolean complete) {
        TransactionDescription description = new TransactionDescription(
                1, TransactionState.ONGOING, OPEN.producerId(), epoch, 10_000, OptionalLong.empty(), partitions);
        return new Coordinators(Map.of(OPEN.producerId(), new Known(ID, description)), complete);
    }
}
