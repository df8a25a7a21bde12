package dev.temper.stream.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.LearnFrom.Earlier;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.simulate.Curves;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.core.source.SourceParameter;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Value;
import dev.temper.stream.codec.DecisionCodec;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.stream.codec.DefinitionWriter;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.replay.ReadEvents;
import dev.temper.stream.replay.Recorded;
import dev.temper.stream.replay.Recorded.Kind;
import dev.temper.stream.replay.Recording;
import dev.temper.stream.replay.ReplayCheck;
import dev.temper.stream.replay.ReplayResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** From a definition that names earlier experiments to one that holds what they left, and to its replay without them. */
class EarlierExperimentsTest {
    private static final String DEFINITION = """
            id: %s
            metric: {name: loss, goal: minimize}
            parameters:
              - {name: %s, type: double, min: 0, max: 1}
              - {name: y, type: double, min: 0, max: 1}
            tasks: {epochs: {max: 9}}
            budget: {cost: 5}
            parallel: 2
            method: %s
            """;

    /** A bowl whose best is at (0.3, 0.7), whatever the first parameter is called. */
    private static final class Bowl implements Curves {
        private final List<Double> losses = new ArrayList<>();

        @Override
        public int take(int trial, Configuration configuration) {
            double x = number(configuration, 0) - 0.3;
            double y = number(configuration, 1) - 0.7;
            losses.add(x * x + y * y);
            return losses.size() - 1;
        }

        private static double number(Configuration configuration, int index) {
            return ((Value.OfDouble) configuration.settings().get(index).value()).value();
        }

        @Override
        public double loss(int curve, int column) {
            return losses.get(curve) + 0.1 / column;
        }

        @Override
        public double seconds(int curve, int column) {
            return 1;
        }

        @Override
        public int length(int curve) {
            return 9;
        }

        @Override
        public int size() {
            return Integer.MAX_VALUE;
        }
    }

    private static ExperimentDefinition definition(String id, String first, String method, String more) {
        return DefinitionReader.read(DEFINITION.formatted(id, first, method) + more);
    }

    private static Recording played(ExperimentDefinition definition) {
        TableRun run = TableSimulation.run(definition, new Bowl(), 2);
        List<Recorded> events = new ArrayList<>();
        for (JournalEntry entry : run.journal()) {
            events.add(Recorded.of(
                    Kind.EVENT,
                    0,
                    events.size(),
                    entry.time(),
                    EventCodec.encode(definition.id(), entry, "t", 0, events.size())));
        }
        List<Recorded> decisions = new ArrayList<>();
        for (Decision decision : run.decisions()) {
            decisions.add(Recorded.of(
                    Kind.DECISION,
                    0,
                    decisions.size(),
                    decision.time(),
                    DecisionCodec.encode(definition.id(), decision)));
        }
        return new Recording(definition.id(), events, decisions);
    }

    /** Recordings by the names of experiments, and of files. */
    private static final class Shelf implements Library {
        private final Map<String, Recording> recordings = new TreeMap<>();
        private final List<Volume> volumes = new ArrayList<>();

        Shelf with(Recording recording, boolean over, String... tags) {
            recordings.put(recording.experiment(), recording);
            volumes.add(new Volume(recording.experiment(), List.of(tags), over));
            return this;
        }

        @Override
        public List<Volume> volumes() {
            return volumes;
        }

        @Override
        public Recording experiment(String id) {
            return recordings.getOrDefault(id, new Recording(id, List.of(), List.of()));
        }

        @Override
        public Recording file(String path) {
            return experiment(path.replace(".jsonl", ""));
        }
    }

    private static final Recording SAME = played(definition("same", "x", "asha", ""));
    private static final Recording RENAMED = played(definition("renamed", "width", "temper", ""));

    private static EarlierExperiments.Known lookUp(String learnFrom, Library library, String... tags) {
        return EarlierExperiments.lookUp(
                definition("next", "x", "temper", "learn_from: " + learnFrom + "\n"), List.of(tags), library);
    }

    @Test
    void whatIsNamedIsLookedUp() {
        Shelf shelf = new Shelf().with(SAME, true).with(RENAMED, false);
        EarlierExperiments.Known known = lookUp("[same, {file: renamed.jsonl, rename: {width: x}}]", shelf);
        List<Earlier> earlier = known.definition().learnFrom().earlier();
        assertThat(earlier).extracting(Earlier::name).containsExactly("same", "renamed.jsonl");
        assertThat(earlier)
                .extracting(one -> Objects.requireNonNull(one.learned()).digest())
                .containsExactly(ReadEvents.digest(SAME), ReadEvents.digest(RENAMED));
        assertThat(earlier)
                .allSatisfy(
                        one -> assertThat(Objects.requireNonNull(one.learned()).parameters())
                                .extracting(SourceParameter::name)
                                .containsExactly("x", "y"));
        assertThat(known.notes()).hasSize(2).allMatch(note -> note.endsWith(" trials, parameters x, y"));
        assertThat(DefinitionReader.readJson(DefinitionWriter.write(known.definition())))
                .isEqualTo(known.definition());
    }

    @Test
    void autoTakesFinishedOnesWithATagTheBestMatchFirst() {
        Recording running = played(definition("running", "x", "asha", ""));
        Recording other = played(definition("other", "x", "asha", ""));
        Recording nothing = new Recording("nothing", List.of(), List.of());
        Shelf shelf = new Shelf()
                .with(RENAMED, true, "vision", "2026")
                .with(SAME, true, "vision")
                .with(running, false, "vision")
                .with(other, true, "speech")
                .with(nothing, true, "vision");
        EarlierExperiments.Known known = lookUp("auto", shelf, "vision", "2026");
        assertThat(known.definition().learnFrom().earlier())
                .extracting(Earlier::name)
                .containsExactly("same", "renamed");
        assertThat(known.definition().learnFrom().isKnown()).isTrue();
        assertThat(known.notes()).anyMatch(note -> note.equals("left out nothing: there is no such experiment"));
    }

    @Test
    void autoWithoutTagsSaysWhatToDo() {
        assertThatThrownBy(() -> lookUp("auto", new Shelf().with(SAME, true, "vision")))
                .isInstanceOf(EarlierException.class)
                .hasMessageContaining("it has none: give tags, or name the experiments");
    }

    @Test
    void autoThatFindsNothingStartsWithout() {
        EarlierExperiments.Known known = lookUp("auto", new Shelf().with(SAME, true, "vision"), "speech");
        assertThat(known.definition().learnFrom().isAsked()).isFalse();
        assertThat(known.notes())
                .containsExactly(
                        "found no finished experiment with one of the tags speech to learn from: starts without");
    }

    @Test
    void whatCannotBeLearntFromIsNamed() {
        assertThatThrownBy(() -> lookUp("[same, absent]", new Shelf().with(SAME, true)))
                .isInstanceOf(EarlierException.class)
                .hasMessage("learn_from[1] is experiment \"absent\", and there is no such experiment:"
                        + " leave it out, or name another one");
    }

    @Test
    void aWarmExperimentReplaysFromItsOwnJournalAlone() {
        ExperimentDefinition known =
                lookUp("[same]", new Shelf().with(SAME, true)).definition();
        Recording warm = played(known);
        assertThat(ReadEvents.of(warm).entries())
                .filteredOn(entry -> entry.event() instanceof Event.ProposalMade made
                        && made.proposal().model().weights().stream().anyMatch(weight -> weight > 0.5))
                .isNotEmpty();
        ReplayResult result = ReplayCheck.check(warm);
        assertThat(result.first()).isEmpty();
        assertThat(result.proposals()).isGreaterThan(10);
        assertThat(warm.decisions().size()).isEqualTo((int) result.decisions());
    }

    @Test
    void whatWasBestBeforeIsAmongTheFirstSuggestions() {
        ExperimentDefinition known =
                lookUp("[same]", new Shelf().with(SAME, true)).definition();
        Bowl bowl = new Bowl();
        List<Double> first = TableSimulation.run(known, bowl, 2).decisions().stream()
                .map(Decision::action)
                .filter(Action.Suggest.class::isInstance)
                .map(action -> ((Action.Suggest) action).configuration())
                .limit(6)
                .map(configuration -> bowl.losses.get(bowl.take(0, configuration)))
                .toList();
        // A circle with a tenth of the area: chance would put less than one of six there.
        assertThat(first.stream().filter(loss -> loss < 0.03)).hasSizeGreaterThanOrEqualTo(2);
    }
}
