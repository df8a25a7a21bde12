package dev.temper.schemas.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A journal is read for as long as it is kept, by versions older and newer than its writer: every current schema must be
 * fully compatible with every frozen version.
 */
class EvolutionTest {
    private static final Path FROZEN = Path.of("src/test/resources/frozen");

    private static final String REMEDY = """

            Schemas are frozen under schemas/src/test/resources/frozen/vN so that old journals stay readable.
            A change that keeps compatibility (a field with a default, a symbol of an enum) is frozen as a new version:
              cp -r schemas/src/main/avro schemas/src/test/resources/frozen/v%d
            A change that breaks it needs a new record type beside the old one. A frozen version is never edited.""";

    private static Map<String, Schema> parse(Path directory) {
        SchemaParser parser = new SchemaParser();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".avsc")).toList()) {
                parser.parse(file);
            }
            return parser.getParsedNamedSchemas().stream()
                    .collect(Collectors.toMap(Schema::getFullName, schema -> schema, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Version directories, oldest first. */
    private static List<Path> versions() throws IOException {
        try (Stream<Path> directories = Files.list(FROZEN)) {
            return directories
                    .sorted(Comparator.comparingInt(EvolutionTest::number))
                    .toList();
        }
    }

    private static int number(Path version) {
        return Integer.parseInt(version.getFileName().toString().substring(1));
    }

    private static Map<String, Schema> current() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> topic.types().stream())
                .distinct()
                .map(type -> SpecificData.get().getSchema(type))
                .collect(Collectors.toMap(Schema::getFullName, schema -> schema, (a, b) -> a, TreeMap::new));
    }

    @Test
    void everySchemaIsFullyCompatibleWithEveryFrozenVersion() throws IOException {
        Map<String, Schema> current = parse(Path.of("src/main/avro"));
        List<String> breaks = new ArrayList<>();
        for (Path version : versions()) {
            parse(version).forEach((name, frozen) -> {
                Schema now = current.get(name);
                if (now == null) {
                    breaks.add(name + " of " + version.getFileName() + " is gone: journals may hold it");
                } else {
                    breaks.addAll(
                            Evolution.breaks(now, frozen, version.getFileName().toString()));
                }
            });
        }
        assertThat(breaks).as(REMEDY, versions().size() + 1).isEmpty();
    }

    @Test
    void theNewestFrozenVersionIsTheCurrentOne() throws IOException {
        List<Path> versions = versions();
        assertThat(parse(versions.get(versions.size() - 1)))
                .as("the schemas changed and the change is not frozen:" + REMEDY, versions.size() + 1)
                .isEqualTo(parse(Path.of("src/main/avro")));
    }

    @Test
    void everyRecordOfTheCatalogueIsFrozen() throws IOException {
        List<Path> versions = versions();
        assertThat(parse(versions.get(versions.size() - 1)).keySet())
                .as(REMEDY, versions.size() + 1)
                .containsAll(current().keySet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a field without a default | {'name':'trial' | {'name':'added','type':'int'},{'name':'trial' | READER_FIELD_MISSING_DEFAULT_VALUE",
                "a field renamed           | 'name':'detail' | 'name':'details'      | READER_FIELD_MISSING_DEFAULT_VALUE",
                "a field of another type   | 'lease','type':'long' | 'lease','type':'string' | TYPE_MISMATCH",
                "a record renamed          | 'name':'TrialEnded' | 'name':'TrialDone' | NAME_MISMATCH",
                "a branch taken away       | ['null','int'],'doc':'Exit code, when there was one.','default':null | 'int' | TYPE_MISMATCH",
                "a symbol gone, no default | 'STOPPED','PAUSED'],'default':'UNKNOWN' | 'PAUSED'] | MISSING_ENUM_SYMBOLS"
            })
    void aBreakingChangeIsCaught(String what, String from, String to, String problem) {
        assertThat(afterChange(from, to))
                .as(what)
                .anySatisfy(message -> assertThat(message).contains(problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a field with a default | {'name':'trial' | {'name':'added','type':'int','default':0},{'name':'trial'",
                "a symbol               | 'PREEMPTED'     | 'PREEMPTED','EVICTED'",
                "another doc            | 'doc':'Lease    | 'doc':'The lease"
            })
    void aCompatibleChangeIsNot(String what, String from, String to) {
        assertThat(afterChange(from, to)).as(what).isEmpty();
    }

    /** What breaks between TrialEnded and itself with a change of its text (in single quotes, for legibility). */
    private static List<String> afterChange(String from, String to) {
        Schema now = TrialEnded.getClassSchema();
        assertThat(now.toString()).as("the change applies").contains(from.replace('\'', '"'));
        String changed = now.toString().replace(from.replace('\'', '"'), to.replace('\'', '"'));
        return Evolution.breaks(new Schema.Parser().parse(changed), now, "v1");
    }
}
