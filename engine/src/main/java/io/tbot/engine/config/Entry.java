package io.tbot.engine.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One mapping of the file, its keys checked: each known, each once. */
public final class Entry {
    private final Yaml node;
    private final String title;
    private final Mistakes found;
    private final Map<String, Yaml> values = new LinkedHashMap<>();

    private Entry(Yaml node, String title, Mistakes found) {
        this.node = node;
        this.title = title;
        this.found = found;
    }

    /**
     * The entry with the keys that are sound.
     *
     * @param title what a message calls it; empty for the file itself
     * @param keys the valid ones; {@code null} where any will do
     * @param what a key is called in a message
     * @return {@code null} where the node is no mapping, which is reported
     */
    public static @Nullable Entry read(
            Yaml node, String title, String what, @Nullable Collection<String> keys, Mistakes found) {
        Entry entry = new Entry(node, title, found);
        if (!(node instanceof Yaml.Pairs mapping)) {
            entry.wrong(node, node.kind() + " stands where 'key: value' pairs belong");
            return null;
        }
        for (int i = 0; i < mapping.keys().size(); i++) {
            entry.put(mapping.keys().get(i), mapping.values().get(i), what, keys);
        }
        return entry;
    }

    private void put(Yaml keyNode, Yaml value, String what, @Nullable Collection<String> keys) {
        if (!(keyNode instanceof Yaml.Scalar scalar)) {
            wrong(keyNode, keyNode.kind() + " stands where a " + what + " belongs");
            return;
        }
        String key = scalar.text();
        if (keys != null && !keys.contains(key)) {
            wrong(keyNode, Nearest.unknown(what, key, keys));
            return;
        }
        Yaml first = values.putIfAbsent(key, value);
        if (first != null) {
            wrong(keyNode, what + " '" + Quote.of(key) + "' stands twice, the one in line " + first.line() + " counts");
        }
    }

    /** Reports what is wrong at a place in this entry. */
    public void wrong(Yaml at, String problem) {
        found.add(at.line(), at.column(), (title.isEmpty() ? "" : title + ": ") + problem);
    }

    /** Reports what is wrong with a key's value. */
    public void wrongValue(String key, String problem) {
        Yaml value = values.get(key);
        wrong(value == null ? node : value, "'" + Quote.of(key) + "': " + problem);
    }

    public Yaml node() {
        return node;
    }

    public int line() {
        return node.line();
    }

    public int column(String key) {
        Yaml value = values.get(key);
        return value == null ? 0 : value.column();
    }

    public int line(String key) {
        Yaml value = values.get(key);
        return value == null ? 0 : value.line();
    }

    public Map<String, Yaml> values() {
        return values;
    }

    /** The key's value; {@code null} where the key is absent or was left without one. */
    @Nullable
    public Yaml get(String key) {
        Yaml value = values.get(key);
        return value == null || isNull(value) ? null : value;
    }

    /** The key's text; {@code null} where it is absent, empty or no text, the last two reported. */
    @Nullable
    public String text(String key) {
        Yaml value = values.get(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Yaml.Scalar scalar)) {
            wrongValue(key, value.kind() + " stands where a text belongs");
            return null;
        }
        if (scalar.text().isBlank() || isNull(value)) {
            wrongValue(key, "no value");
            return null;
        }
        return scalar.text();
    }

    /** The key's number; {@code broken} where what stands there is none, which is reported. */
    public int number(String key, int min, int max, int absent, int broken) {
        if (get(key) == null) {
            return absent;
        }
        String text = text(key);
        int value = text == null ? Values.NONE : Values.number(text, min, max);
        if (text != null && value == Values.NONE) {
            wrongValue(key, Values.numberProblem(text, min, max));
        }
        return value == Values.NONE ? broken : value;
    }

    /** Reports the problem, unless it is empty, and says whether there was one. */
    public boolean flawed(String key, String problem) {
        if (!problem.isEmpty()) {
            wrongValue(key, problem);
        }
        return !problem.isEmpty();
    }

    /** Like {@link #text}, and its absence is reported too. */
    @Nullable
    public String requiredText(String key) {
        if (!values.containsKey(key)) {
            wrong(node, "'" + key + "' is missing");
        }
        return text(key);
    }

    /** The elements under the key; {@code null} where what stands there is no list, which is reported. */
    @Nullable
    public List<Yaml> list(String key) {
        Yaml value = get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof Yaml.Items sequence) {
            return new ArrayList<>(sequence.items());
        }
        wrongValue(key, value.kind() + " stands where a list belongs");
        return null;
    }

    private static boolean isNull(Yaml node) {
        return node instanceof Yaml.Scalar scalar && scalar.isNull();
    }
}
