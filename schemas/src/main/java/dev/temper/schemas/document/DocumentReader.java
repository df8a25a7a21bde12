package dev.temper.schemas.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** JSON or YAML text to a tree; keys that repeat are errors in both. */
public final class DocumentReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DocumentReader() {}

    /**
     * A tree from JSON or YAML text; a null node when there is nothing in it.
     *
     * @throws DocumentException when it is neither, with line and column, or has a field twice
     */
    public static JsonNode read(String text) {
        List<Finding> findings = new ArrayList<>();
        JsonNode tree = read(text, findings);
        if (!findings.isEmpty()) {
            throw new DocumentException(findings);
        }
        return tree;
    }

    /**
     * The same, but a field that is there twice is a finding, and its last value is in the tree.
     *
     * @throws DocumentException when it is neither, with line and column
     */
    public static JsonNode read(String text, List<Finding> findings) {
        // What some editors begin a file with.
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (!plain.stripLeading().startsWith("{")) {
            return yaml(plain, findings);
        }
        try {
            return JSON.readTree(plain);
        } catch (JsonProcessingException notJson) {
            return braced(plain, notJson, findings);
        }
    }

    /** YAML may begin with a brace too; a name in quotes after it is taken for a sign of JSON. */
    private static JsonNode braced(String text, JsonProcessingException notJson, List<Finding> findings) {
        try {
            return yaml(text, findings);
        } catch (DocumentException notYaml) {
            boolean quoted =
                    text.substring(text.indexOf('{') + 1).stripLeading().startsWith("\"");
            throw quoted ? broken(notJson) : notYaml;
        }
    }

    /**
     * A tree from JSON text alone.
     *
     * @throws DocumentException when it is none, with line and column, or has a field twice
     */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw broken(e);
        }
    }

    private static DocumentException broken(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return broken("not valid JSON" + where + ": " + e.getOriginalMessage());
    }

    /** YAML that has no findings. */
    public static JsonNode yaml(String text) {
        return yaml(text, new ArrayList<>());
    }

    private static JsonNode yaml(String text, List<Finding> findings) {
        LoaderOptions loading = new LoaderOptions();
        loading.setWarnOnDuplicateKeys(false);
        // An object may not stand for many: such documents explode, or contain themselves.
        loading.setMaxAliasesForCollections(0);
        DumperOptions dumping = new DumperOptions();
        Yaml yaml =
                new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, new CoreSchema());
        try {
            collect(yaml.compose(new StringReader(text)), "", findings);
            return JSON.valueToTree(yaml.load(text));
        } catch (MarkedYAMLException e) {
            throw broken("not valid YAML" + at(e.getProblemMark()) + ": " + problem(e));
        } catch (ReaderException e) {
            throw broken("not valid YAML at character %d: U+%04X is not allowed in a text; remove it"
                    .formatted(e.getPosition() + 1, e.getCodePoint()));
        } catch (YAMLException e) {
            String problem = String.valueOf(e.getMessage());
            throw broken(
                    problem.contains("aliases for non-scalar nodes")
                            ? "an alias stands for a list or an object: write out what it stands for"
                            : "not valid YAML: " + problem);
        }
    }

    /** Fields that come twice. Those that are no texts leave nothing that could be read. */
    private static void collect(@Nullable Node node, String path, List<Finding> findings) {
        if (node instanceof SequenceNode list) {
            for (int i = 0; i < list.getValue().size(); i++) {
                collect(list.getValue().get(i), path + "[" + i + "]", findings);
            }
        }
        if (!(node instanceof MappingNode object)) {
            return;
        }
        Set<String> seen = new TreeSet<>();
        for (NodeTuple field : object.getValue()) {
            Node key = field.getKeyNode();
            if (!(key instanceof ScalarNode scalar) || key.getTag().equals(Tag.NULL)) {
                throw broken("there is no name" + at(key.getStartMark()) + ": write one before the colon");
            }
            String inner = FieldReader.join(path, scalar.getValue());
            if (!seen.add(scalar.getValue())) {
                findings.add(new Finding(
                        inner, scalar.getValue() + " is there twice, again" + at(key.getStartMark()) + ": remove one"));
            }
            collect(field.getValueNode(), inner, findings);
        }
    }

    private static String problem(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("TAB")) {
            return "there is a tab; indent with spaces";
        }
        return e.getContext() == null ? problem : e.getContext() + ", " + problem;
    }

    private static String at(@Nullable Mark mark) {
        return mark == null ? "" : " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    private static DocumentException broken(String message) {
        return new DocumentException(List.of(new Finding("", message)));
    }

    /**
     * What plain scalars mean, as in JSON and YAML 1.2: {@code no} and {@code 1:30} are texts and {@code 1e-4} is a
     * number, where YAML 1.1 has them the other way.
     */
    private static final class CoreSchema extends Resolver {
        private static final Pattern FLOAT = Pattern.compile(
                "[-+]?(?:\\.[0-9]+|(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\\.inf|\\.nan");

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, Pattern.compile("[-+]?(?:0|[1-9][0-9]*)"), "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.NULL, Pattern.compile("~|null|"), "~n\0");
            addImplicitResolver(Tag.MERGE, Pattern.compile("<<"), "<");
        }
    }
}
