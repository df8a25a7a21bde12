package dev.temper.stream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.SteeringView;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.engine.EngineHarness.Sent;
import dev.temper.testkit.Played;
import dev.temper.testkit.Scenarios;
import dev.temper.testkit.Simulation;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class ViewPublisherTest {
    private final Played played = Simulation.play(Scenarios.faulty(1));
    private final String id = Journals.id(played);
    private final List<JournalEntry> journal = played.journal();

    @Test
    void nothingIsLostWhenTheEngineStopsBeforeItPublishes() {
        EngineHarness engine = new EngineHarness(Journals.CONFIG);
        process(engine, 0, journal.size());
        engine.restart();
        assertThat(engine.sent(Topic.VIEWS)).isEmpty();
        engine.punctuate();
        assertWhole(engine);
    }

    @Test
    void publishingThatWasAbortedIsDoneAgain() {
        EngineHarness engine = new EngineHarness(Journals.CONFIG);
        process(engine, 0, journal.size());
        SortedMap<Bytes, byte[]> committed = engine.snapshot();
        int sent = engine.sent().size();
        engine.punctuate();
        engine.abortTo(committed, sent);
        engine.punctuate();
        assertWhole(engine);
    }

    @Test
    void whatWasPublishedIsNotPublishedAgainAfterARestart() {
        EngineHarness engine = new EngineHarness(Journals.CONFIG);
        process(engine, 0, journal.size());
        engine.punctuate();
        int sent = engine.sent().size();
        engine.restart();
        engine.punctuate();
        assertThat(engine.sent()).hasSize(sent);
    }

    @Test
    void anExperimentThatLeavesTheMemoryIsPublishedFirst() {
        EngineHarness engine = new EngineHarness(Journals.config(Map.of("engine.cache.experiments", "1")));
        process(engine, 0, journal.size());
        assertThat(engine.sent(Topic.VIEWS)).isEmpty();
        Played other = Simulation.play(Scenarios.faulty(2));
        engine.process(Journals.id(other), other.journal().get(0));
        assertWhole(engine);
        engine.punctuate();
        assertThat(engine.sent(Topic.VIEWS))
                .filteredOn(view -> view.key().equals(id))
                .hasSize(1);
    }

    @Test
    void onlyTrialsThatChangedArePublished() {
        EngineHarness engine = new EngineHarness(Journals.CONFIG);
        process(engine, 0, journal.size() - 1);
        engine.punctuate();
        int sent = engine.sent(Topic.VIEWS).size();
        process(engine, journal.size() - 1, journal.size());
        engine.punctuate();
        assertThat(engine.sent(Topic.VIEWS).size() - sent).isLessThanOrEqualTo(2);
    }

    private void process(EngineHarness engine, int from, int to) {
        journal.subList(from, to).forEach(entry -> engine.process(id, entry));
    }

    private void assertWhole(EngineHarness engine) {
        List<Sent> views = engine.sent(Topic.VIEWS).stream()
                .filter(view -> view.key().equals(id) || view.key().startsWith(id + "/"))
                .toList();
        assertThat(views).hasSize(1 + played.last().trials().size());
        assertThat(views)
                .filteredOn(view -> view.key().equals(id))
                .singleElement()
                .satisfies(view -> {
                    ExperimentView last = (ExperimentView)
                            Journals.read(Topic.VIEWS, view.value().get());
                    assertThat(last.getSequence())
                            .isEqualTo(played.last().header().sequence());
                });
    }

    /** The row of what was asked is bounded: a view has to fit in a record. */
    @Test
    void aViewHasTheNotesTheTagsAndTheLastThatWasAsked() {
        EngineHarness engine = new EngineHarness(Journals.CONFIG);
        process(engine, 0, 1);
        long number = 0;
        for (int i = 0; i < 15; i++) {
            asked(engine, ++number, new Event.ExperimentPaused("pause " + i));
            asked(engine, ++number, new Event.ExperimentResumed());
            asked(engine, ++number, new Event.ExperimentResumed("refused"));
        }
        asked(engine, ++number, new Event.ExperimentAnnotated("seen", List.of("b", "a")));
        engine.restart();
        engine.punctuate();
        Sent sent = engine.sent(Topic.VIEWS).get(engine.sent(Topic.VIEWS).size() - 1);
        ExperimentView view =
                (ExperimentView) Journals.read(Topic.VIEWS, sent.value().get());
        assertThat(view.getNotes()).isEqualTo("seen");
        assertThat(view.getTags()).containsExactly("a", "b");
        assertThat(view.getSteering()).hasSize(SteeringNotes.MOST);
        assertThat(view.getSteering())
                .extracting(SteeringView::getText)
                .endsWith("paused: pause 14", "resumed")
                .doesNotContain("resumed: refused", "paused: pause 4");
    }

    private void asked(EngineHarness engine, long number, Event event) {
        engine.process(id, new JournalEntry(new EventId("by hand", number), Long.MAX_VALUE / 4, event));
    }
}
