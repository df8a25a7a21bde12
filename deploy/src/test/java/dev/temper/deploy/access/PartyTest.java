package dev.temper.deploy.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.deploy.cli.Temper;
import dev.temper.schemas.topic.Topic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PartyTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int temper(String... arguments) {
        CommandLine line = Temper.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Test
    void thePageListsTheRightsThatTheCommandGives() throws IOException {
        assertThat(temper("acl")).isZero();
        String page = Files.readString(Path.of("../docs/security.md"));
        int start = page.indexOf("```acl\n") + 7;
        assertThat(page.substring(start, page.indexOf("```", start)))
                .as("the block acl of docs/security.md; print it by `temper acl`")
                .isEqualTo(out.toString());
    }

    /** One party alone writes what binds others. */
    @Test
    void nobodyButItsOwnerWritesATopic() {
        assertThat(writersOf(Topic.EXPERIMENTS)).containsExactlyInAnyOrder(Party.USER, Party.OPTIMIZER);
        assertThat(writersOf(Topic.AGENTS)).containsExactly(Party.AGENT);
        assertThat(writersOf(Topic.METRICS)).containsExactly(Party.AGENT);
        assertThat(writersOf(Topic.PROPOSALS)).containsExactlyInAnyOrder(Party.MODEL, Party.OPTIMIZER);
        for (Topic topic : EnumSet.of(Topic.JOURNAL, Topic.DECISIONS, Topic.VIEWS, Topic.DEAD_LETTERS)) {
            assertThat(writersOf(topic)).containsExactly(Party.OPTIMIZER);
        }
    }

    private static Set<Party> writersOf(Topic topic) {
        return EnumSet.allOf(Party.class).stream()
                .filter(party -> party.rights("temper").stream()
                        .anyMatch(right -> right.type() == ResourceType.TOPIC
                                && (right.prefix()
                                        ? topic.topicName().startsWith(right.name())
                                        : topic.topicName().equals(right.name()))
                                && right.operations().contains(AclOperation.WRITE)))
                .collect(Collectors.toSet());
    }

    @Test
    void withPrincipalsItPrintsKafkasCommands() {
        assertThat(temper("acl", "agent=User:gpu 1", "model=User:m", "--application", "lab", "--bootstrap", "k:1"))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "kafka-acls.sh --bootstrap-server k:1 --add --allow-principal 'User:gpu 1' --operation WRITE --topic 'temper.metrics'\n",
                        "--allow-principal 'User:m' --operation READ --group 'lab-model' --resource-pattern-type prefixed\n")
                .doesNotContain("temper-");
    }

    @Test
    void whatItDoesNotUnderstandIsNamed() {
        assertThat(temper("acl", "boss=User:eve")).isEqualTo(2);
        assertThat(err.toString()).contains("'boss=User:eve' names no role");
        assertThat(temper("acl", "user=eve")).isEqualTo(2);
        assertThat(err.toString()).contains("'user=eve' names no principal: write user=User:NAME");
        assertThat(temper("acl", "user=User:x' --topic y")).isEqualTo(2);
        assertThat(temper("acl", "--apply")).isEqualTo(2);
        assertThat(err.toString()).contains("say whom");
    }
}
