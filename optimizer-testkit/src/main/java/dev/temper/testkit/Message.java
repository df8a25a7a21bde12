package dev.temper.testkit;

import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;

/**
 * An event on its way to intake.
 *
 * @param agent who sent it; the user's messages come from {@link #USER}
 * @param session the run of the agent's process that sent it
 */
record Message(String agent, String session, EventId id, Event event) {
    static final String USER = "user";
}
