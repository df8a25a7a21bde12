package dev.temper.stream.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.temper.core.experiment.Problem;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
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
     * A tree from JSON or YAML text.
     *
     * @throws DefinitionException when it is neither
     */
    public static JsonNode read(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return yaml(text);
        }
        try {
            return json(text);
        } catch (DefinitionException notJson) {
            // YAML may begin with a brace too.
            return yaml(text);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            String at = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw broken("not valid JSON" + at + ": " + e.getOriginalMessage());
        }
    }

    static JsonNode yaml(String text) {
        LoaderOptions loading = new LoaderOptions();
        loading.setAllowDuplicateKeys(false);
        // An object may not stand for many: such documents explode, or contain themselves.
        loading.setMaxAliasesForCollections(0);
        DumperOptions dumping = new DumperOptions();
        Yaml yaml =
                new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, new CoreSchema());
        try {
            return JSON.valueToTree(yaml.load(text));
        } catch (YAMLException e) {
            throw broken("not valid YAML: " + e.getMessage());
        }
    }

    private static DefinitionException broken(String message) {
        return new DefinitionException(List.of(new Problem("", message)));
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
