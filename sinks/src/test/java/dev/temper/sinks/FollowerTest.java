package dev.temper.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.testkit.Scenarios;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowerTest {
    /** Remembers what it is told, over all its lives. */
    private static final class Diary implements Sink {
        private final List<Happening> told;
        private final List<Happening> passed = new ArrayList<>();
        private final List<Happening> taken = new ArrayList<>();
        private final boolean whole;
        private int unavailable;

        Diary(List<Happening> told, boolean whole) {
            this.told = told;
            this.whole = whole;
        }

        @Override
        public void take(Happening happening) {
            taken.add(happening);
        }

        @Override
        public void passed(Happening happening) {
            passed.add(happening);
        }

        @Override
        public void flush() throws UnavailableException {
            if (!taken.isEmpty() && unavailable-- > 0) {
                throw new UnavailableException("out for lunch", Duration.ofMillis(1));
            }
            told.addAll(taken);
            taken.clear();
        }

        @Override
        public void forget() {
            taken.clear();
        }

        @Override
        public boolean wantsWhole() {
            return whole;
        }

        @Override
        public void close() {}
    }

    private static List<Happening> uninterrupted(Journal journal) {
        List<Happening> told = new ArrayList<>();
        journal.follow(new Diary(told, false), 1_000);
        journal.forget();
        return told;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoeverIsKilledTellsTheSameInTheSameOrder(long seed) {
        Journal journal = Journal.of(Scenarios.faulty(seed), Scenarios.faulty(seed + 100));
        List<Happening> expected = uninterrupted(journal);
        List<Happening> told = new ArrayList<>();
        int killed = Lives.untilEnd(journal, () -> new Diary(told, false), seed);
        assertThat(new ArrayList<>(new LinkedHashSet<>(told))).isEqualTo(expected);
        assertThat(killed).isPositive();
        assertThat(journal.place()).isEqualTo(journal.size());
    }

    /** Each record of the beginning is once the last that a process reads. */
    @Test
    void anEndAtEachRecordLosesAndDoublesNothing() {
        Journal journal = Journal.of(Scenarios.faulty(3));
        int most = Math.min(60, journal.size());
        List<Happening> expected = new ArrayList<>();
        journal.follow(new Diary(expected, false), 1_000, most, FollowSettings.Start.BEGINNING);
        for (int at = 1; at < most; at++) {
            journal.forget();
            List<Happening> told = new ArrayList<>();
            journal.follow(new Diary(told, false), 7, at, FollowSettings.Start.BEGINNING);
            int before = told.size();
            Diary next = new Diary(told, false);
            journal.follow(next, 1_000, most, FollowSettings.Start.BEGINNING);
            assertThat(next.passed).isEqualTo(expected.subList(0, before));
            assertThat(told).isEqualTo(expected);
        }
    }

    @Test
    void whatCannotBeToldNowIsToldLaterAndOnce() {
        Journal journal = Journal.of(Scenarios.faulty(5));
        List<Happening> expected = uninterrupted(journal);
        List<Happening> told = new ArrayList<>();
        Diary diary = new Diary(told, false);
        diary.unavailable = 2;
        journal.follow(diary, 100);
        assertThat(told).isEqualTo(expected);
    }

    @Test
    void fromNowOnLeavesOutWhatHappenedBefore() {
        Journal journal = Journal.of(Scenarios.faulty(6));
        List<Happening> expected = uninterrupted(journal);
        int middle = journal.size() / 2;
        List<Happening> told = new ArrayList<>();
        journal.follow(new Diary(told, false), 10, middle, FollowSettings.Start.NOW);
        assertThat(told).isEmpty();
        journal.follow(new Diary(told, false), 10, journal.size(), FollowSettings.Start.NOW);
        assertThat(told).isNotEmpty().isEqualTo(expected.subList(expected.size() - told.size(), expected.size()));
    }

    /** After a restart too: where the group began is kept with its place. */
    @Test
    void fromNowOnLeavesOutOlderExperimentsForWhoeverWantsWholeOnes() {
        Journal journal = Journal.of(Scenarios.faulty(6));
        List<Happening> told = new ArrayList<>();
        journal.follow(new Diary(told, true), 10, 5, FollowSettings.Start.NOW);
        for (int end : new int[] {journal.size() / 2, journal.size()}) {
            Diary diary = new Diary(told, true);
            journal.follow(diary, 10, end, FollowSettings.Start.BEGINNING);
            assertThat(diary.passed).isEmpty();
        }
        assertThat(told).isEmpty();
        assertThat(journal.place()).isEqualTo(journal.size());
    }
}
