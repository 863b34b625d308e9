package io.tbot.engine.alert.channel;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import io.tbot.engine.alert.model.Labels;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text with places to be filled in: variables and sections, no calls, no files, maps only. Written the Mustache way
 * or, for rule files of others, as {@code {{ $value }}} and {@code {{ $labels.x }}}; what follows a {@code |} in those
 * is left out.
 *
 * <p>Errors: a template that cannot be read is shown as it stands, with a name that is not known as nothing: a message
 * is never held up by its wording. Nothing is escaped here; each channel does that for the whole.
 */
public final class Template {
    private static final int MAX_LENGTH = 16 * 1024;

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(false).defaultValue("").withCollector(new MapsOnly());

    private final String text;
    private final com.samskivert.mustache.@Nullable Template compiled;

    private Template(String text) {
        this.text = text;
        com.samskivert.mustache.Template made = null;
        if (text.length() <= MAX_LENGTH && text.contains("{{")) {
            try {
                made = COMPILER.compile(plain(text));
            } catch (MustacheException | IllegalArgumentException broken) {
                made = null;
            }
        }
        this.compiled = made;
    }

    public static Template of(String text) {
        return new Template(text);
    }

    /** What is wrong with it; empty where nothing is. */
    public static String problem(String text) {
        if (text.length() > MAX_LENGTH) {
            return "longer than " + MAX_LENGTH + " characters";
        }
        try {
            COMPILER.compile(plain(text));
            return "";
        } catch (MustacheException | IllegalArgumentException broken) {
            return "not a template: " + Cut.to(Cut.line(String.valueOf(broken.getMessage())), 120);
        }
    }

    /** The names that every template knows, and those of {@code more}. */
    public String fill(Labels labels, double value, double threshold, Map<String, String> more) {
        if (compiled == null) {
            return text;
        }
        Map<String, Object> names = new HashMap<>(more);
        Map<String, String> plain = new HashMap<>();
        labels.map().forEach((name, text) -> plain.put(name, Cut.line(text)));
        names.put("labels", plain);
        names.put("value", Wording.number(value));
        names.put("threshold", Wording.number(threshold));
        try {
            return compiled.execute(names);
        } catch (RuntimeException broken) {
            return text;
        }
    }

    /** A number as messages write it. */
    public static String number(double value) {
        return Wording.number(value);
    }

    /** {@code {{ $labels.x | title }}} as {@code {{labels.x}}}. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        int at = text.indexOf("{{");
        while (at >= 0) {
            int end = text.indexOf("}}", at);
            if (end < 0) {
                break;
            }
            String inside = text.substring(at + 2, end).strip();
            if (inside.startsWith("$")) {
                int pipe = inside.indexOf('|');
                inside = inside.substring(1, pipe < 0 ? inside.length() : pipe).strip();
            }
            plain.append(text, from, at).append("{{").append(inside).append("}}");
            from = end + 2;
            at = text.indexOf("{{", from);
        }
        return plain.append(text, from, text.length()).toString();
    }

    /** Looks into maps and nothing else: no method of any object is called by a template. */
    private static final class MapsOnly extends BasicCollector {
        @Override
        @SuppressWarnings("NullAway") // null is the library's word for: not here
        public Mustache.VariableFetcher createFetcher(Object context, String name) {
            return context instanceof Map ? MAP_FETCHER : null;
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new HashMap<>();
        }
    }
}
