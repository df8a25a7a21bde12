package dev.temper.deploy.it;

import dev.temper.deploy.embedded.EmbeddedBroker;
import dev.temper.deploy.embedded.Ports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A broker with SASL/SCRAM over TLS and an authoriser, whose users have the rights that docs/security.md lists and no
 * more. The test itself administers it on a listener of its own.
 */
final class SecureBroker implements AutoCloseable {
    private static final String HOST = "127.0.0.1:";

    private final EmbeddedBroker broker;
    private final int secure;

    private SecureBroker(EmbeddedBroker broker, int secure) {
        this.broker = broker;
        this.secure = secure;
    }

    static SecureBroker start(Path data, Keys keys) {
        int open = Ports.free(0, "--port");
        int controller = Ports.anotherThan(open);
        int secure = Ports.anotherThan(controller);
        String outside = "PLAINTEXT://" + HOST + open + ",SECURE://" + HOST + secure;
        return new SecureBroker(
                EmbeddedBroker.start(
                        data,
                        open,
                        Map.ofEntries(
                                Map.entry("listeners", outside + ",CONTROLLER://" + HOST + controller),
                                Map.entry("advertised.listeners", outside),
                                Map.entry("controller.quorum.voters", "1@" + HOST + controller),
                                Map.entry(
                                        "listener.security.protocol.map",
                                        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL"),
                                Map.entry("sasl.enabled.mechanisms", "SCRAM-SHA-512"),
                                Map.entry(
                                        "listener.name.secure.scram-sha-512.sasl.jaas.config",
                                        "org.apache.kafka.common.security.scram.ScramLoginModule required;"),
                                Map.entry("ssl.keystore.type", "PKCS12"),
                                Map.entry("ssl.keystore.location", keys.server().toString()),
                                Map.entry("ssl.keystore.password", Keys.PASSWORD),
                                Map.entry(
                                        "authorizer.class.name",
                                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                                Map.entry("super.users", "User:ANONYMOUS"))),
                secure);
    }

    /** Where users connect. */
    String bootstrap() {
        return HOST + secure;
    }

    /** Where the test itself may do everything, without TLS or a login. */
    String openBootstrap() {
        return broker.bootstrap();
    }

    /** Makes a user of this name and password with rights, each {@code TYPE NAME OPERATION,...}; a prefix ends in *. */
    void user(String name, String... rights) throws ExecutionException, InterruptedException {
        List<AclBinding> bindings = new ArrayList<>();
        for (String right : rights) {
            String[] parts = right.split(" ", -1);
            boolean prefix = parts[1].endsWith("*");
            ResourcePattern pattern = new ResourcePattern(
                    ResourceType.valueOf(parts[0]),
                    prefix ? parts[1].substring(0, parts[1].length() - 1) : parts[1],
                    prefix ? PatternType.PREFIXED : PatternType.LITERAL);
            for (String operation : parts[2].split(",", -1)) {
                bindings.add(new AclBinding(
                        pattern,
                        new AccessControlEntry(
                                "User:" + name, "*", AclOperation.valueOf(operation), AclPermissionType.ALLOW)));
            }
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            byte[] password = name.getBytes(StandardCharsets.UTF_8);
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
                    .all()
                    .get();
            admin.createAcls(bindings).all().get();
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
