package io.tbot.extension.weave;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * All modules and the names of what they mean, as the build has noted them: {@link IndexWriter} has the format.
 *
 * <p>Threads: immutable; the modules it hands out are new at each call.
 */
public final class ModuleIndex {
    /** Where it lies in either jar. */
    public static final String PATH = "META-INF/tbot/modules";

    static final char FIELD = '\t';
    static final char ITEM = ',';
    static final String MODULE = "module";
    static final String VENUES = "venues";

    private final String text;

    ModuleIndex(String text) {
        this.text = text;
    }

    /** Reads it, and closes the stream. */
    public static ModuleIndex read(InputStream in) throws IOException {
        try (in) {
            return new ModuleIndex(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The modules, in the order of the list; none of their classes is loaded yet. */
    List<KnownModule> modules() {
        List<KnownModule> modules = new ArrayList<>();
        for (String line : split(text, '\n')) {
            List<String> fields = split(line, FIELD);
            if (fields.get(0).equals(MODULE)) {
                KnownModule.Ticks ticks = KnownModule.Ticks.valueOf(fields.get(3));
                modules.add(new KnownModule(
                        fields.get(1), fields.get(2), ticks, fields.get(4).equals(VENUES)));
            } else {
                modules.get(modules.size() - 1).add(hints(fields));
            }
        }
        return modules;
    }

    private static Hints hints(List<String> fields) {
        return new Hints(
                true,
                split(fields.get(1), ITEM),
                split(fields.get(2), ITEM),
                split(fields.get(3), ITEM),
                split(fields.get(4), ITEM));
    }

    /** Nothing for an empty text; what stands behind the last separator counts unless it is empty and a line. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, at)) {
            parts.add(text.substring(at, end));
            at = end + 1;
        }
        if (at < text.length() || separator == FIELD) {
            parts.add(text.substring(at));
        }
        return parts;
    }
}
