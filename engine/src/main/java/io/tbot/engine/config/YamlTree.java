package io.tbot.engine.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.parser.ParserImpl;

/**
 * Builds the tree of a file nobody vouches for from the library's events: at most {@value #MAX_DEPTH} levels and
 * {@value #MAX_ALIASES} aliases, no tags, one document. The library's own composer bounds only the aliases of
 * collections, and takes half as long again to load as everything else here.
 */
final class YamlTree {
    static final int MAX_DEPTH = 50;
    static final int MAX_ALIASES = 50;

    private final ParserImpl parser;
    private final Map<String, Yaml> anchored = new HashMap<>();
    private int depth;
    private int aliases;

    YamlTree(ParserImpl parser) {
        this.parser = parser;
    }

    /** The one document's root; {@code null} where the file says nothing. */
    @Nullable
    Yaml read() {
        parser.next();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return null;
        }
        parser.next();
        Yaml root = node();
        parser.next();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            throw new ParserException("found another document", parser.next().getStartMark());
        }
        return root;
    }

    private Yaml node() {
        Event event = parser.next();
        if (event instanceof AliasEvent alias) {
            return resolve(alias);
        }
        Mark mark = event.getStartMark().orElse(null);
        int line = mark == null ? 1 : mark.getLine() + 1;
        int column = mark == null ? 1 : mark.getColumn() + 1;
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), event);
            int endLine = scalar.getEndMark().map(Mark::getLine).orElse(line - 1) + 1;
            return anchor(new Yaml.Scalar(scalar.getValue(), scalar.isPlain(), endLine == line, line, column), scalar);
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        refuseTag(start.getTag(), event);
        if (++depth > MAX_DEPTH) {
            throw new ParserException("nested deeper than " + MAX_DEPTH + " levels", event.getStartMark());
        }
        Yaml collection =
                event.getEventId() == Event.ID.SequenceStart ? items(start, line, column) : pairs(start, line, column);
        depth--;
        return collection;
    }

    private Yaml items(CollectionStartEvent start, int line, int column) {
        List<Yaml> items = new ArrayList<>();
        Yaml list = anchor(new Yaml.Items(items, line, column), start);
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node());
        }
        parser.next();
        return list;
    }

    private Yaml pairs(CollectionStartEvent start, int line, int column) {
        List<Yaml> keys = new ArrayList<>();
        List<Yaml> values = new ArrayList<>();
        Yaml mapping = anchor(new Yaml.Pairs(keys, values, line, column), start);
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            keys.add(node());
            values.add(node());
        }
        parser.next();
        return mapping;
    }

    /** Before the children are read, so that an alias among them finds it. */
    private Yaml anchor(Yaml node, NodeEvent event) {
        Anchor anchor = event.getAnchor().orElse(null);
        if (anchor != null) {
            anchored.put(anchor.getValue(), node);
        }
        return node;
    }

    private Yaml resolve(AliasEvent alias) {
        if (++aliases > MAX_ALIASES) {
            throw new ParserException("more than " + MAX_ALIASES + " aliases", alias.getStartMark());
        }
        String name = alias.getAlias().getValue();
        Yaml node = anchored.get(name);
        if (node == null) {
            String problem = "alias '" + Quote.of(name) + "' is not defined";
            throw new ParserException(problem + ", put a value that begins with '*' in quotes", alias.getStartMark());
        }
        return node;
    }

    private static void refuseTag(Optional<String> tag, Event event) {
        if (tag.isPresent()) {
            throw new ParserException("tag '" + Quote.of(tag.get()) + "' is not allowed", event.getStartMark());
        }
    }
}
