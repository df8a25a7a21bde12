package dev.temper.deploy.access;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A right on something of a broker's.
 *
 * @param type topic, group or transactional id
 * @param name its name, or what names begin with
 * @param prefix whether the name is a prefix
 * @param operations what may be done; READ and WRITE imply DESCRIBE
 */
public record Right(ResourceType type, String name, boolean prefix, Set<AclOperation> operations) {
    /** Copies the set. */
    public Right {
        operations = Set.copyOf(operations);
    }

    static Right topic(String name, AclOperation... operations) {
        return new Right(ResourceType.TOPIC, name, false, Set.of(operations));
    }

    static Right under(ResourceType type, String prefix, AclOperation... operations) {
        return new Right(type, prefix, true, Set.of(operations));
    }

    /** The name as people write it: a prefix ends in a star. */
    public String shownName() {
        return prefix ? name + "*" : name;
    }

    /** The operations as people write them, in Kafka's order. */
    public String shownOperations() {
        return EnumSet.copyOf(operations).stream().map(Enum::name).collect(Collectors.joining(","));
    }

    /** What gives it to a principal, such as {@code User:eve}. */
    public Stream<AclBinding> to(String principal) {
        ResourcePattern pattern = new ResourcePattern(type, name, prefix ? PatternType.PREFIXED : PatternType.LITERAL);
        return EnumSet.copyOf(operations).stream()
                .map(operation -> new AclBinding(
                        pattern, new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW)));
    }

    /** Kafka's own command that gives it to a principal. */
    public String command(String bootstrap, String principal) {
        String resource = switch (type) {
            case TOPIC -> "--topic '" + name + "'";
            case GROUP -> "--group '" + name + "'";
            case TRANSACTIONAL_ID -> "--transactional-id '" + name + "'";
            default -> throw new IllegalStateException("Temper needs no right on " + type);
        };
        String of = EnumSet.copyOf(operations).stream()
                .map(operation -> " --operation " + operation.name())
                .collect(Collectors.joining());
        return "kafka-acls.sh --bootstrap-server " + bootstrap + " --add --allow-principal '" + principal + "'" + of
                + " " + resource + (prefix ? " --resource-pattern-type prefixed" : "");
    }
}
