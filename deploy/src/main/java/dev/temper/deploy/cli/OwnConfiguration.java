package dev.temper.deploy.cli;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.ConfigurationCheck;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Problem;
import dev.temper.core.space.Value;
import dev.temper.deploy.Failure;
import dev.temper.deploy.GivenValue;
import dev.temper.schemas.TrialView;
import dev.temper.stream.codec.Parts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A configuration that a user writes as {@code NAME=VALUE}, checked before anything is published. */
final class OwnConfiguration {
    private OwnConfiguration() {}

    /**
     * The configuration.
     *
     * @param trials those that the experiment has
     * @throws Failure with all that is wrong, or with the trial that has the configuration already
     */
    static Configuration of(ExperimentDefinition definition, Map<String, String> given, Collection<TrialView> trials) {
        Configuration configuration = configuration(definition, given);
        List<Problem> problems = ConfigurationCheck.check(definition.space(), configuration);
        if (!problems.isEmpty()) {
            throw new Failure(problems.stream()
                    .map(Problem::message)
                    .reduce("the configuration does not fit '" + definition.id() + "':", (a, b) -> a + "\n  " + b));
        }
        ConfigurationKey key = new ConfigurationKey(configuration);
        for (TrialView trial : trials) {
            if (key.compareTo(new ConfigurationKey(Parts.configuration(trial.getParameters()))) == 0) {
                throw new Failure(
                        "trial %d of '%s' has that configuration already: give another; `temper explain %s %d` says what came of it"
                                .formatted(trial.getTrial(), definition.id(), definition.id(), trial.getTrial()));
            }
        }
        return configuration;
    }

    /** In the order of declaration; names that are no parameters follow, for the check to refuse. */
    private static Configuration configuration(ExperimentDefinition definition, Map<String, String> given) {
        List<Setting> settings = new ArrayList<>();
        Map<String, String> left = new TreeMap<>(given);
        for (Parameter parameter : definition.parameters()) {
            String text = left.remove(parameter.name());
            if (text != null) {
                settings.add(new Setting(parameter.name(), GivenValue.of(text, parameter)));
            }
        }
        left.forEach((name, text) -> settings.add(new Setting(name, new Value.OfText(text))));
        return new Configuration(settings);
    }
}
