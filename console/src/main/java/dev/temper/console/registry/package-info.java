/**
 * The embedded schema registry: Confluent's REST API, as far as serializers use it, over a compacted topic.
 *
 * <p>{@link dev.temper.console.registry.RegistryServer} puts the parts together: {@code RegistryRoutes} says
 * what is asked under which path, {@code RegistryApi} answers, {@code RegistryRules} refuses what would harm, {@code RegistryState} holds what is
 * registered and {@code TopicLog} keeps it.
 */
@NullMarked
package dev.temper.console.registry;

import org.jspecify.annotations.NullMarked;
