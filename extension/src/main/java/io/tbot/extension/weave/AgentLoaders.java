package io.tbot.extension.weave;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The class loaders of agents, ours and the stock OpenTelemetry one: what their classes do, such as sending spans, is
 * not the bot's doing.
 *
 * <p>Threads: any. An instance, so that it is loaded before the transformer that asks it about every class.
 */
final class AgentLoaders {
    private static final @Nullable ClassLoader OURS = AgentLoaders.class.getClassLoader();

    private static final Set<String> STOCK_AGENT = Set.of(
            "io.opentelemetry.javaagent.bootstrap.AgentClassLoader",
            "io.opentelemetry.javaagent.tooling.ExtensionClassLoader");

    boolean contain(@Nullable ClassLoader loader) {
        return loader != null
                && (loader == OURS || STOCK_AGENT.contains(loader.getClass().getName()));
    }
}
