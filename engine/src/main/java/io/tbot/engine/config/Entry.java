package io.tbot.engine.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One mapping of the file, its keys checked: each known, each once. */
final class Entry {
    private final Node node;
    private final String title;
    private final Mistakes found;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private Entry(Node node, String title, Mistakes found) {
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
    static @Nullable Entry read(
            Node node, String title, String what, @Nullable Collection<String> keys, Mistakes found) {
        Entry entry = new Entry(node, title, found);
        if (!(node instanceof MappingNode mapping)) {
            entry.wrong(node, kind(node) + " stands where 'key: value' pairs belong");
            return null;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            entry.put(tuple, what, keys);
        }
        return entry;
    }

    private void put(NodeTuple tuple, String what, @Nullable Collection<String> keys) {
        Node keyNode = tuple.getKeyNode();
        if (!(keyNode instanceof ScalarNode scalar)) {
            wrong(keyNode, kind(keyNode) + " stands where a " + what + " belongs");
            return;
        }
        String key = scalar.getValue();
        if (keys != null && !keys.contains(key)) {
            wrong(keyNode, Nearest.unknown(what, key, keys));
            return;
        }
        Node first = values.putIfAbsent(key, tuple.getValueNode());
        if (first != null) {
            wrong(
                    keyNode,
                    what + " '" + Quote.of(key) + "' stands twice, the one in line " + YamlText.line(first)
                            + " counts");
        }
    }

    /** Reports what is wrong at a place in this entry. */
    void wrong(Node at, String problem) {
        found.add(YamlText.line(at), YamlText.column(at), (title.isEmpty() ? "" : title + ": ") + problem);
    }

    /** Reports what is wrong with a key's value. */
    void wrongValue(String key, String problem) {
        Node value = values.get(key);
        wrong(value == null ? node : value, "'" + Quote.of(key) + "': " + problem);
    }

    Node node() {
        return node;
    }

    int line() {
        return YamlText.line(node);
    }

    int column(String key) {
        Node value = values.get(key);
        return value == null ? 0 : YamlText.column(value);
    }

    int line(String key) {
        Node value = values.get(key);
        return value == null ? 0 : YamlText.line(value);
    }

    Map<String, Node> values() {
        return values;
    }

    /** The key's value; {@code null} where the key is absent or was left without one. */
    @Nullable
    Node get(String key) {
        Node value = values.get(key);
        return value == null || isNull(value) ? null : value;
    }

    /** The key's text; {@code null} where it is absent, empty or no text, the last two reported. */
    @Nullable
    String text(String key) {
        Node value = values.get(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof ScalarNode scalar)) {
            wrongValue(key, kind(value) + " stands where a text belongs");
            return null;
        }
        if (scalar.getValue().isBlank() || isNull(value)) {
            wrongValue(key, "no value");
            return null;
        }
        return scalar.getValue();
    }

    /** The key's number; {@code broken} where what stands there is none, which is reported. */
    int number(String key, int min, int max, int absent, int broken) {
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
    boolean flawed(String key, String problem) {
        if (!problem.isEmpty()) {
            wrongValue(key, problem);
        }
        return !problem.isEmpty();
    }

    /** Like {@link #text}, and its absence is reported too. */
    @Nullable
    String requiredText(String key) {
        if (!values.containsKey(key)) {
            wrong(node, "'" + key + "' is missing");
        }
        return text(key);
    }

    /** The elements under the key; {@code null} where what stands there is no list, which is reported. */
    @Nullable
    List<Node> list(String key) {
        Node value = get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence) {
            return new ArrayList<>(sequence.getValue());
        }
        wrongValue(key, kind(value) + " stands where a list belongs");
        return null;
    }

    static boolean isNull(Node node) {
        if (!(node instanceof ScalarNode scalar) || !scalar.isPlain()) {
            return false;
        }
        String text = scalar.getValue();
        return text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null");
    }

    private static String kind(Node node) {
        if (node instanceof SequenceNode) {
            return "a list";
        }
        return node instanceof MappingNode ? "a mapping" : isNull(node) ? "nothing" : "a text";
    }
}
