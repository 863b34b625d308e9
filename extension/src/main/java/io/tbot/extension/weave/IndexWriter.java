package io.tbot.extension.weave;

import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Writes the {@link ModuleIndex}. Entered by the build, and in no jar.
 *
 * <p>Shape: a line per module: {@code module}, class, name of its switch, {@link KnownModule.Ticks}, {@code venues}
 * where it calls them; below it a line per instrumentation: {@code target}, then exact types, supertypes, globs over
 * types, names of methods, divided by commas. Tabs divide fields. Names of types are internal names. Errors: a module
 * that would have to be asked about every class of the bot breaks the build.
 */
final class IndexWriter {
    private IndexWriter() {}

    /** @param arguments the folder of the compiled classes */
    public static void main(String[] arguments) throws IOException {
        Path index = Path.of(arguments[0], ModuleIndex.PATH);
        Files.createDirectories(index.getParent());
        Files.writeString(index, textOf(ServiceLoader.load(InstrumentationModule.class)));
    }

    static String textOf(Iterable<InstrumentationModule> modules) {
        StringBuilder text = new StringBuilder();
        for (InstrumentationModule module : modules) {
            KnownModule known = new KnownModule(module);
            String className = known.className();
            String venues = known.callsVenues() ? ModuleIndex.VENUES : "";
            line(
                    text,
                    ModuleIndex.MODULE,
                    className,
                    known.name(),
                    known.ticks().name(),
                    venues);
            if (known.ticks() != KnownModule.Ticks.CONFIGURED) {
                for (TypeInstrumentation instrumentation : module.typeInstrumentations()) {
                    line(text, "target", fields(className, Hints.of(instrumentation)));
                }
            }
        }
        return text.toString();
    }

    private static String[] fields(String className, Hints hints) {
        if (!hints.given()) {
            throw new IllegalStateException("an instrumentation of " + className + " gives no TargetHints");
        }
        return new String[] {
            items(hints.exact()), items(hints.superTypes()), items(hints.typeGlobs()), items(hints.methods())
        };
    }

    private static String items(List<String> names) {
        return String.join(String.valueOf(ModuleIndex.ITEM), names);
    }

    private static void line(StringBuilder text, String kind, String... fields) {
        text.append(kind);
        for (String field : fields) {
            text.append(ModuleIndex.FIELD).append(field);
        }
        text.append('\n');
    }
}
