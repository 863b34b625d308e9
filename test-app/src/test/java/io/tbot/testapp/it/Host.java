package io.tbot.testapp.it;

/** Whoever brings us into a child JVM. */
enum Host {
    /** Nobody. */
    NONE,
    /** {@code -javaagent:tbot-agent.jar}. */
    STANDALONE,
    /** The stock OpenTelemetry agent, which weaves too and sends nothing, with our extension. */
    OPEN_TELEMETRY
}
