package dev.temper.agent.app;

import dev.temper.agent.machine.Input;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the operator reads of what concerns all experiments of an agent: once, however many there are. */
final class HostLines {
    private static final Logger LOG = LoggerFactory.getLogger(HostLines.class);

    private final Operator operator;

    HostLines(Operator operator) {
        this.operator = operator;
    }

    /** Tells of an input, if it is for the operator. */
    void tell(Input input) {
        if (input instanceof Input.BrokerDown) {
            warn("the broker takes no events: training goes on, and reports are kept for it");
        } else if (input instanceof Input.BrokerUp) {
            note("the broker takes events again");
        } else if (input instanceof Input.DiskShort little) {
            warn(little.detail() + ": no slots are offered until there is room again");
        } else if (input instanceof Input.DiskRoom) {
            note("there is room on the disk again");
        }
    }

    private void warn(String text) {
        LOG.warn("{}", text);
        operator.hear(true, text);
    }

    private void note(String text) {
        LOG.info("{}", text);
        operator.hear(false, text);
    }
}
