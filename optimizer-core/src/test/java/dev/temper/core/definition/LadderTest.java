package dev.temper.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the two kinds of ladder answer to the same questions. */
class LadderTest {
    @Test
    void anExtendedLadderKeepsItsRungsAndItsUnitOfCost() {
        EpochLadder ladder = Ladder.ofEpochs(1, 20, 3).extendedTo(65).extendedTo(70);
        assertThat(ladder.tasks()).extracting(Task::epochs).containsExactly(1, 3, 9, 20, 65, 70);
        assertThat(ladder.tasks())
                .extracting(Task::costMicros)
                .containsExactly(50_000L, 150_000L, 450_000L, 1_000_000L, 3_250_000L, 3_500_000L);
        assertThat(ladder.declaredRungs()).isEqualTo(4);
        assertThat(ladder.share(5)).isEqualTo(1);
        assertThat(LadderCheck.check(ladder)).isEmpty();
        assertThat(Ladder.ofEpochs(1, 9, 3).extendedTo(81).tasks())
                .extracting(Task::epochs)
                .containsExactly(1, 3, 9, 27, 81);
    }

    private final EpochLadder epochs = Ladder.ofEpochs(1, 9, 3);
    private final NamedLadder named = new NamedLadder(
            List.of(new Task("small", 0, 100_000), new Task("medium", 0, 500_000), new Task("full", 0, 1_000_000)), 2);

    @Test
    void aRungIsAnEpochOrATask() {
        assertThat(IntStream.range(0, 3).map(epochs::key)).containsExactly(1, 3, 9);
        assertThat(IntStream.range(0, 3).map(named::key)).containsExactly(0, 1, 2);
        assertThat(IntStream.of(0, 1, 2, 3, 8, 9, 10).map(epochs::rungReached)).containsExactly(-1, 0, 0, 1, 1, 2, 2);
        assertThat(IntStream.of(1, 2, 3, 4, 9, 10).map(epochs::rungTowards)).containsExactly(0, 1, 1, 2, 2, 2);
        assertThat(IntStream.of(0, 1, 2).map(named::rungTowards)).containsExactly(0, 1, 2);
        assertThat(IntStream.rangeClosed(0, 9).filter(epochs::isRung)).containsExactly(1, 3, 9);
        assertThat(IntStream.rangeClosed(0, 2).allMatch(named::isRung)).isTrue();
    }

    @Test
    void aRunIsPaidByTheEpochOrAsAWhole() {
        long way = epochs.costOfReport(1, 0) + epochs.costOfReport(4, 1) + epochs.costOfReport(9, 4);
        assertThat(way).isEqualTo(epochs.cost(2, 0)).isEqualTo(Ladder.FULL_COST);
        assertThat(epochs.cost(2, 3)).isEqualTo(Ladder.FULL_COST - epochs.costOfEpochs(3));
        assertThat(named.cost(1, 3)).isEqualTo(named.costOfReport(1, 0)).isEqualTo(500_000);
        assertThat(epochs.startAfter(3)).isEqualTo(3);
        assertThat(named.startAfter(3)).isZero();
    }

    @Test
    void aRunPassesRungsOrTrainsOneTask() {
        assertThat(epochs.firstOnTheWay(0, 2)).isZero();
        assertThat(named.firstOnTheWay(0, 2)).isEqualTo(2);
        assertThat(epochs.endedEarly(8)).isTrue();
        assertThat(epochs.endedEarly(9)).isFalse();
        assertThat(named.endedEarly(0)).isFalse();
    }

    @Test
    void aLevelIsAnEpochOrACost() {
        assertThat(List.of(epochs.levelOfKey(4), epochs.levelsOf(4), epochs.level(epochs.full())))
                .containsExactly(4.0, 1.0, 9.0);
        assertThat(List.of(named.levelOfKey(1), named.levelsOf(1), named.level(named.full())))
                .containsExactly(5.0, 5.0, 10.0);
    }

    @Test
    void usersNameAFidelityByItsUnit() {
        assertThat(epochs.keyOf(null, null)).isEqualTo(9);
        assertThat(epochs.keyOf(4, null)).isEqualTo(4);
        assertThat(epochs.keyOf(0, null)).isNull();
        assertThat(epochs.keyOf(4, "small")).isNull();
        assertThat(named.keyOf(null, null)).isEqualTo(2);
        assertThat(named.keyOf(null, "medium")).isEqualTo(1);
        assertThat(named.keyOf(null, "large")).isNull();
        assertThat(named.keyOf(4, null)).isNull();
        assertThat(List.of(epochs.label("1"), epochs.label("3"), epochs.position(0, 2, 9)))
                .containsExactly("1 epoch", "3 epochs", "2/9");
        assertThat(List.of(named.label("small"), named.position(1, 2, 0), named.position(7, 2, 0)))
                .containsExactly("small", "medium", "full");
    }
}
