package dev.temper.agent.machine;

/**
 * What the machine must know of the configuration.
 *
 * @param agent agent id
 * @param session this run of the agent
 * @param producer identity under which this run's events are published
 * @param storage where its slots find and leave checkpoints; empty if all agents share them
 * @param slots how many, from 1
 * @param holdAtTarget whether a process is held (SIGSTOP) at its target until the decision arrives
 * @param exitWhenComplete whether the agent ends when the experiment is complete
 * @param graceMillis between asking a process to end and killing it
 * @param heartbeatMillis between heartbeats
 * @param offerMillis before an unanswered offer is first sent again; the pause doubles up to eight times this
 * @param timeouts when a process counts as hung
 * @param expected where metrics were expected and what they look like, for the message that there was none
 */
public record AgentSettings(
        String agent,
        String session,
        String producer,
        String storage,
        int slots,
        boolean holdAtTarget,
        boolean exitWhenComplete,
        long graceMillis,
        long heartbeatMillis,
        long offerMillis,
        Timeouts timeouts,
        String expected) {}
