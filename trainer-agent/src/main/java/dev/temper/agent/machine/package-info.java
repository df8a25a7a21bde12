/** What an agent does, as a pure state machine: slots, offers, leases, and the runs of trials. */
@NullMarked
package dev.temper.agent.machine;

import org.jspecify.annotations.NullMarked;
