package io.tbot.extension.match;

import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * A module whose advice calls the facade, {@code io.tbot.bootstrap}, and nothing else of ours: it is on unless switched
 * off, and leaves the classes of a loader that hides the facade alone.
 *
 * <p>Threads: made once, by the thread that starts the agent or reloads its configuration.
 */
public abstract class FacadeModule extends InstrumentationModule {
    /** The name is the switch: {@code tbot.instrumentation.<name>.enabled}. */
    protected FacadeModule(String name) {
        super(name);
    }

    @Override
    public final boolean defaultEnabled(ConfigProperties config) {
        return true;
    }

    @Override
    public final boolean isHelperClass(String className) {
        return className.startsWith("io.tbot.bootstrap.");
    }

    @Override
    public final ElementMatcher.Junction<ClassLoader> classLoaderMatcher() {
        return SeesBootstrap.INSTANCE;
    }

    /** Whether what it means may bring ticks to the bot. */
    public boolean bringsTicks() {
        return false;
    }

    /**
     * Whether its classes are of no interest before a module that {@link #bringsTicks} has found a class: those of the
     * JDK are loaded in every bot, and weaving them would cost its start.
     */
    public boolean waitsForTicks() {
        return false;
    }

    /** Whether its instrumentations come from the configuration, and not from what it knows of a library. */
    public boolean isConfigured() {
        return false;
    }

    /** Whether what it means calls venues, so that it pays to know ahead what their messages mean. */
    public boolean callsVenues() {
        return false;
    }
}
