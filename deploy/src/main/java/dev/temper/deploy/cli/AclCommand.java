package dev.temper.deploy.cli;

import dev.temper.deploy.Failure;
import dev.temper.deploy.access.AclAdmin;
import dev.temper.deploy.access.Party;
import dev.temper.deploy.access.Right;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.Trouble;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.resource.PatternType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code temper acl}: the rights that each role needs on a broker with an authoriser; gives them, or takes them away. */
@Command(
        name = "acl",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the rights that each role needs on a broker with an authoriser, or gives them.",
            "Without ROLE=PRINCIPAL it prints the table; with it, Kafka's own commands. Nothing is changed without"
                    + " --apply or --remove.",
            "Roles: registry, optimizer, model, agent, user, viewer, auditor, sink (docs/security.md says what each does)."
        },
        footer = {
            "",
            "temper acl agent=User:gpu-1 agent=User:gpu-2 user=User:eve --apply --client-config admin.properties"
        })
final class AclCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "ROLE=PRINCIPAL",
            arity = "0..*",
            description = "Who has which role, such as agent=User:gpu-1; may be repeated.")
    private List<String> given = List.of();

    @Option(
            names = "--application",
            paramLabel = "ID",
            defaultValue = "temper",
            description = "The optimizer's application.id, by which its own topics and groups are named;"
                    + " default: ${DEFAULT-VALUE}.")
    private String application = "temper";

    /** What to do on the broker. */
    private static final class Change {
        @Option(names = "--apply", description = "Give the rights that are missing.")
        private boolean apply;

        @Option(names = "--remove", description = "Take these rights away, and no others.")
        private boolean remove;
    }

    @ArgGroup
    private @Nullable Change change;

    @Mixin
    private Connection connection = new Connection();

    /** Somebody's role. */
    private record Holder(Party party, String principal) {}

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<Holder> holders = given.stream().map(this::holder).toList();
        if (holders.isEmpty() && change != null) {
            throw wrong("say whom: ROLE=PRINCIPAL, such as agent=User:gpu-1");
        }
        if (holders.isEmpty()) {
            table(out);
        } else if (change == null) {
            commands(holders, out);
        } else {
            onBroker(holders, change.remove && !change.apply, out);
        }
        out.flush();
    }

    private Holder holder(String text) {
        int equals = text.indexOf('=');
        String role = equals < 0 ? text : text.substring(0, equals);
        String principal = equals < 0 ? "" : text.substring(equals + 1);
        for (Party party : Party.values()) {
            if (party.label().equals(role)) {
                if (!principal.matches("[A-Za-z]+:[^'\\p{Cntrl}]+")) {
                    throw wrong("'" + text + "' names no principal: write " + role
                            + "=User:NAME; a name has no quotes or control characters");
                }
                return new Holder(party, principal);
            }
        }
        throw wrong("'" + text + "' names no role: write ROLE=PRINCIPAL with one of "
                + Arrays.stream(Party.values()).map(Party::label).collect(Collectors.joining(", ")));
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    private void table(PrintWriter out) {
        for (Party party : Party.values()) {
            for (Right right : party.rights(application)) {
                out.printf(
                        "%-10s %-16s %-20s %s%n",
                        party.label(), right.type(), right.shownName(), right.shownOperations());
            }
        }
    }

    private void commands(List<Holder> holders, PrintWriter out) {
        String bootstrap = connection.given().bootstrap();
        for (Holder holder : holders) {
            out.printf(
                    "# %s: %s %s%n",
                    holder.principal(), holder.party().label(), holder.party().does());
            holder.party()
                    .rights(application)
                    .forEach(right -> out.println(right.command(bootstrap, holder.principal())));
        }
    }

    private void onBroker(List<Holder> holders, boolean remove, PrintWriter out) {
        Set<AclBinding> bindings = new LinkedHashSet<>();
        for (Holder holder : holders) {
            holder.party()
                    .rights(application)
                    .forEach(right -> right.to(holder.principal()).forEach(bindings::add));
        }
        Endpoints endpoints = connection.endpoints();
        try (Admin admin = Admin.create(endpoints.kafka())) {
            AclAdmin acls = new AclAdmin(admin);
            List<AclBinding> changed = remove ? acls.remove(bindings) : acls.add(bindings);
            changed.forEach(binding -> out.printf(
                    "%s %s: %s on %s %s%s%n",
                    remove ? "removed" : "added",
                    binding.entry().principal(),
                    binding.entry().operation(),
                    binding.pattern().resourceType(),
                    binding.pattern().name(),
                    binding.pattern().patternType() == PatternType.PREFIXED ? "*" : ""));
            out.printf(
                    "%d rights: %d %s, %d were so already.%n",
                    bindings.size(), changed.size(), remove ? "removed" : "added", bindings.size() - changed.size());
        } catch (SecurityDisabledException e) {
            throw new Failure(
                    "the broker at %s has no authoriser, and permits everything to everybody: set authorizer.class.name"
                            .formatted(endpoints.bootstrap()),
                    e);
        } catch (KafkaException e) {
            Failure trouble = Trouble.of(e, endpoints, "ALTER or DESCRIBE");
            throw trouble == null
                    ? new Failure("the broker at %s refused: %s".formatted(endpoints.bootstrap(), e.getMessage()), e)
                    : trouble;
        }
    }
}
