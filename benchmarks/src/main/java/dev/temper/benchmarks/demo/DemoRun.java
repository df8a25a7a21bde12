package dev.temper.benchmarks.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.LearnFrom;
import dev.temper.core.definition.LearnFrom.Earlier;
import dev.temper.core.propose.EarlierTrials;
import dev.temper.core.simulate.Curves;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.demo.PrintedLetters;
import dev.temper.demo.Satellite;
import dev.temper.deploy.demo.BestOverCost;
import dev.temper.deploy.demo.RecordedRuns;
import dev.temper.deploy.demo.Subject;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.stream.replay.ReadEvents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** A demo's experiment with a method and a seed, from beginning to end, in virtual time. */
final class DemoRun {
    private static final String DEFAULT = "temper";

    private DemoRun() {}

    /**
     * Plays one.
     *
     * @param part of the data, from 1
     * @param method of the definition, or {@link RecordedRuns#LEARNT}
     */
    static BestOverCost play(Subject subject, int part, String method, long seed) {
        if (!method.equals(RecordedRuns.LEARNT)) {
            return BestOverCost.of(
                    run(subject, part, definition(subject, method, seed)).journal());
        }
        Earlier earlier = new Earlier("other-part", false, new TreeMap<>(), null);
        ExperimentDefinition definition = definition(subject, DEFAULT, seed);
        TableRun other = run(subject, subject.parts() + 1 - part, definition);
        Earlier known =
                earlier.with(EarlierTrials.of(new ReadEvents(other.journal(), 0).state(), definition, earlier, "", 1));
        return BestOverCost.of(run(subject, part, definition.with(new LearnFrom(false, List.of(known))))
                .journal());
    }

    private static TableRun run(Subject subject, int part, ExperimentDefinition definition) {
        Curves curves = switch (subject) {
            case LETTERS ->
                new LettersCurves(
                        PrintedLetters.load(part), definition.ladder().full().epochs());
            case SATELLITE ->
                new SatelliteCurves(Satellite.load(), definition.ladder().tasks());
        };
        return TableSimulation.run(definition, curves, definition.parallel());
    }

    private static ExperimentDefinition definition(Subject subject, String method, long seed) {
        try (InputStream in = DemoRun.class.getResourceAsStream(subject.definition())) {
            ObjectNode definition = (ObjectNode) new YAMLMapper().readTree(Objects.requireNonNull(in));
            return DefinitionReader.readJson(
                    definition.put("method", method).put("seed", seed).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
