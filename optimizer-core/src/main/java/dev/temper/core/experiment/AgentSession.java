package dev.temper.core.experiment;

import dev.temper.core.trial.Assignee;

/** One run of an agent's process. */
public record AgentSession(String agent, String session) implements Comparable<AgentSession> {
    static AgentSession of(Assignee assignee) {
        return new AgentSession(assignee.agent(), assignee.session());
    }

    @Override
    public int compareTo(AgentSession other) {
        int order = agent.compareTo(other.agent);
        return order != 0 ? order : session.compareTo(other.session);
    }
}
