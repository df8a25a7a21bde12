package dev.temper.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart makes of the examples' values is what Kubernetes takes, and no pod has more rights than it needs. */
@EnabledIf(value = "dev.temper.deploy.chart.Helm#isThere", disabledReason = "no helm")
class ChartTest {
    private static final Path EXAMPLES = Helm.CHARTS.resolve("examples");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "chart");
    /** Set to write the files anew: {@code -Dchart.golden=write}. */
    private static final boolean WRITE = "write".equals(System.getProperty("chart.golden"));

    @ParameterizedTest
    @ValueSource(strings = {"plain", "strimzi", "training"})
    void anExampleRendersAsBeforeAndHasNoFieldThatKubernetesDoesNotKnow(String example) throws IOException {
        String rendered = Helm.rendered(EXAMPLES.resolve(example + ".yaml"));
        Path golden = GOLDEN.resolve(example + ".yaml");
        if (WRITE) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, rendered);
        }
        assertThat(rendered)
                .as("%s; -Dchart.golden=write writes it anew", golden)
                .isEqualTo(Files.readString(golden));
        assertThat(Manifests.read(rendered)).isNotEmpty();
    }

    /** The check itself would be worth nothing if it let a typing error through. */
    @ParameterizedTest
    @CsvSource({
        "strimzi, readOnlyRootFilesystem, readOnlyRootFileSystem",
        "strimzi, fsGroupChangePolicy, fsGroupPolicy",
        "strimzi, maxUnavailable, maxUnavailabel",
        "strimzi, partitions, partition",
        "strimzi, patternType, pattern",
        "strimzi, podSelector, podSelectors",
        "training, restartPolicy, restartPolice",
        "training, claimName, claim"
    })
    void aFieldThatNobodyKnowsIsRefused(String example, String field, String typo) throws IOException {
        String rendered = Helm.rendered(EXAMPLES.resolve(example + ".yaml"));
        String wrong = rendered.replaceFirst("\\b" + field + ":", typo + ":");
        assertThat(wrong).isNotEqualTo(rendered);
        assertThatThrownBy(() -> Manifests.read(wrong))
                .isInstanceOf(UnrecognizedPropertyException.class)
                .hasMessageContaining(typo);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "optimizer.replica=3 | optimizer",
                "api.allowOpen=false | everybody could do everything",
                "api.allowPlain=false | there is no TLS",
                "kafka.bootstrapServers=\"\" | give the brokers",
                "kafka.authentication=\"plain\" | kafka.authentication",
                "registry.enabled=false | give the schema registry's",
                "optimizer={\"replicas\": 2, \"standbyReplicas\": 2} | must be less than optimizer.replicas",
                "jobs={\"x\": {\"image\": \"y\", \"agent\": {\"kafka\": {}}}} | kafka"
            })
    void valuesThatCannotWorkAreRefusedWithWhatIsWrong(String setting, String message) throws IOException {
        Helm.Output output = Helm.render(EXAMPLES.resolve("plain.yaml"), setting);
        assertThat(output.status()).as(output.text()).isNotZero();
        assertThat(output.text()).contains(message);
    }

    @Test
    void noPodHasMoreRightsThanItNeeds() throws IOException {
        List<PodSpec> pods = new ArrayList<>();
        for (String example : List.of("plain", "strimzi", "training")) {
            Manifests.read(Helm.rendered(EXAMPLES.resolve(example + ".yaml")))
                    .forEach(manifest -> pods.addAll(pods(manifest)));
        }
        assertThat(pods).hasSizeGreaterThan(7);
        for (PodSpec pod : pods) {
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            Stream.concat(pod.getContainers().stream(), pod.getInitContainers().stream())
                    .forEach(ChartTest::check);
        }
    }

    private static void check(Container container) {
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(container.getResources().getLimits()).containsKey("memory");
        boolean serves =
                !container.getName().equals("train") && !container.getName().equals("secrets");
        assertThat(container.getLivenessProbe() != null)
                .as("probes of " + container.getName())
                .isEqualTo(serves);
    }

    private static List<PodSpec> pods(HasMetadata manifest) {
        if (manifest instanceof StatefulSet set) {
            return List.of(set.getSpec().getTemplate().getSpec());
        } else if (manifest instanceof Deployment deployment) {
            return List.of(deployment.getSpec().getTemplate().getSpec());
        } else if (manifest instanceof DaemonSet set) {
            return List.of(set.getSpec().getTemplate().getSpec());
        } else if (manifest instanceof Job job) {
            return List.of(job.getSpec().getTemplate().getSpec());
        }
        return List.of();
    }
}
