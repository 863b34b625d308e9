package io.tbot.extension.otel;

import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Our instrumentation modules, by the list that the build makes of their service file. Not as services: the stock agent
 * would weave them too, and its own are found the same way.
 */
final class CarriedModules implements Supplier<Iterable<InstrumentationModule>> {
    private static final String LIST = "META-INF/tbot/modules";

    @Override
    public Iterable<InstrumentationModule> get() {
        List<InstrumentationModule> modules = new ArrayList<>();
        try (InputStream in = Carried.open(LIST)) {
            String list = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : list.split("\n", -1)) {
                String name = line.trim();
                if (!name.isEmpty()) {
                    modules.add(module(name));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return modules;
    }

    private static InstrumentationModule module(String className) {
        try {
            return Class.forName(className)
                    .asSubclass(InstrumentationModule.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("module " + className + " cannot be made", broken);
        }
    }
}
