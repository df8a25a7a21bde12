package dev.temper.deploy.it;

import dev.temper.deploy.embedded.EmbeddedBroker;
import dev.temper.deploy.embedded.Ports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.config.internals.BrokerSecurityConfigs;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;

/**
 * A broker with an authoriser and a listener for each kind of login. The test itself administers it on a listener of its
 * own.
 */
final class SecureBroker implements AutoCloseable {
    private static final String HOST = "127.0.0.1:";

    private final EmbeddedBroker broker;
    private final Map<Login, Integer> ports;

    private SecureBroker(EmbeddedBroker broker, Map<Login, Integer> ports) {
        this.broker = broker;
        this.ports = ports;
    }

    static SecureBroker start(Path data, Keys keys, String jwks) {
        int open = Ports.free(0, "--port");
        int controller = Ports.anotherThan(open);
        Map<Login, Integer> ports = new EnumMap<>(Login.class);
        int last = controller;
        StringBuilder outside = new StringBuilder("PLAINTEXT://" + HOST + open);
        for (Login login : Login.values()) {
            last = Ports.anotherThan(last);
            ports.put(login, last);
            outside.append(',').append(login).append("://").append(HOST).append(last);
        }
        Map<String, String> settings = new TreeMap<>(Map.of(
                "listeners",
                outside + ",CONTROLLER://" + HOST + controller,
                "advertised.listeners",
                outside.toString(),
                "controller.quorum.voters",
                "1@" + HOST + controller,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SCRAM:SASL_SSL,OAUTH:SASL_SSL,MUTUAL:SSL",
                "sasl.enabled.mechanisms",
                "SCRAM-SHA-512,OAUTHBEARER",
                "authorizer.class.name",
                StandardAuthorizer.class.getName(),
                "super.users",
                "User:ANONYMOUS"));
        settings.putAll(doors(keys, jwks));
        System.setProperty(BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG, jwks);
        return new SecureBroker(EmbeddedBroker.start(data, open, settings), ports);
    }

    private static Map<String, String> doors(Keys keys, String jwks) {
        return Map.ofEntries(
                Map.entry("ssl.keystore.type", "PKCS12"),
                Map.entry("ssl.keystore.location", keys.server().toString()),
                Map.entry("ssl.keystore.password", Keys.PASSWORD),
                Map.entry("listener.name.scram.sasl.enabled.mechanisms", "SCRAM-SHA-512"),
                Map.entry(
                        "listener.name.scram.scram-sha-512.sasl.jaas.config",
                        ScramLoginModule.class.getName() + " required;"),
                Map.entry("listener.name.oauth.sasl.enabled.mechanisms", "OAUTHBEARER"),
                Map.entry(
                        "listener.name.oauth.oauthbearer.sasl.jaas.config",
                        OAuthBearerLoginModule.class.getName() + " required;"),
                Map.entry(
                        "listener.name.oauth.oauthbearer.sasl.server.callback.handler.class",
                        OAuthBearerValidatorCallbackHandler.class.getName()),
                Map.entry("listener.name.oauth.oauthbearer.sasl.oauthbearer.jwks.endpoint.url", jwks),
                Map.entry("listener.name.oauth.oauthbearer.sasl.oauthbearer.expected.issuer", TokenEndpoint.ISSUER),
                Map.entry("listener.name.oauth.oauthbearer.sasl.oauthbearer.expected.audience", TokenEndpoint.AUDIENCE),
                Map.entry("listener.name.mutual.ssl.client.auth", "required"),
                Map.entry("listener.name.mutual.ssl.truststore.type", "PKCS12"),
                Map.entry(
                        "listener.name.mutual.ssl.truststore.location",
                        keys.trustingClients().toString()),
                Map.entry("listener.name.mutual.ssl.truststore.password", Keys.PASSWORD),
                Map.entry("listener.name.mutual.ssl.principal.mapping.rules", "RULE:^CN=(.*)$/$1/"));
    }

    /** Where users connect who say so who they are. */
    String bootstrap(Login login) {
        return HOST + ports.get(login);
    }

    /** Where the test itself may do everything, without TLS or a login. */
    String openBootstrap() {
        return broker.bootstrap();
    }

    /** Makes a user of this name and password. */
    void user(String name) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            byte[] password = name.getBytes(StandardCharsets.UTF_8);
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
                    .all()
                    .get();
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
