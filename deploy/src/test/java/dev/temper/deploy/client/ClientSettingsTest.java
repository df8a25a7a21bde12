package dev.temper.deploy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.deploy.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientSettingsTest {
    @TempDir
    private Path directory;

    private ClientSettings read(String text) throws IOException {
        return ClientSettings.read(Files.writeString(directory.resolve("client.properties"), text));
    }

    @Test
    void eachKeyGoesToItsClient() throws IOException {
        ClientSettings settings = read("""
                bootstrap.servers = kafka:9093
                security.protocol = SASL_SSL
                client.dns.lookup = use_all_dns_ips
                schema.registry.url = https://registry
                basic.auth.credentials.source = USER_INFO
                schema.registry.ssl.truststore.location = /t
                acks = 0
                group.id = mine
                client.id = mine
                """);
        assertThat(settings.bootstrap()).isEqualTo("kafka:9093");
        assertThat(settings.registryUrl()).isEqualTo("https://registry");
        assertThat(settings.kafka()).containsOnlyKeys("security.protocol", "client.dns.lookup");
        assertThat(settings.registry())
                .containsOnlyKeys("basic.auth.credentials.source", "schema.registry.ssl.truststore.location");
    }

    @Test
    void secretsComeFromFilesAndTheEnvironment() throws IOException {
        Files.writeString(directory.resolve("secrets.properties"), "key = k${env:x}");
        Files.writeString(directory.resolve("token"), "t");
        ClientSettings settings = read("""
                ssl.key.password = ${file:%1$s/secrets.properties:key}
                ssl.keystore.password = ${env:PATH}
                bearer.auth.token = ${directory:%1$s:token}
                """.formatted(directory));
        assertThat(settings.kafka())
                .containsEntry("ssl.key.password", "k${env:x}")
                .containsEntry("ssl.keystore.password", System.getenv("PATH"));
        assertThat(settings.registry()).containsEntry("bearer.auth.token", "t");
    }

    @Test
    void aFileMayDeclareProvidersAsKafkasToolsWantThem() throws IOException {
        Files.writeString(directory.resolve("secrets.properties"), "key = k");
        ClientSettings settings = read("""
                config.providers = mine
                config.providers.mine.class = org.apache.kafka.common.config.provider.FileConfigProvider
                ssl.key.password = ${mine:%s/secrets.properties:key}
                """.formatted(directory));
        assertThat(settings.kafka()).containsOnlyKeys("ssl.key.password").containsValue("k");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> read("""
                        security.protocl = SSL
                        sasl.jaas.config = ${env:TEMPER_NO_SUCH_VARIABLE}
                        """))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("client.properties cannot be used")
                .hasMessageContaining("security.protocl is no setting")
                .hasMessageContaining("sasl.jaas.config refers to ${env:TEMPER_NO_SUCH_VARIABLE}, which is not there");
        assertThatThrownBy(() -> read("ssl.key.password = ${file:/nowhere/secrets:key}"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("/nowhere/secrets");
    }
}
