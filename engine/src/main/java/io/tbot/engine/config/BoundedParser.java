package io.tbot.engine.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * YAML events of a file nobody vouches for: at most {@value #MAX_DEPTH} levels and {@value #MAX_ALIASES} aliases, no
 * tags. The library bounds only the aliases of collections, and its depth by the stack.
 */
final class BoundedParser implements Parser {
    static final int MAX_DEPTH = 50;
    static final int MAX_ALIASES = 50;

    private final Parser parser;
    private int depth;
    private int aliases;

    BoundedParser(Parser parser) {
        this.parser = parser;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    @Override
    public Event next() {
        Event event = parser.next();
        switch (event.getEventId()) {
            case MappingStart, SequenceStart -> {
                refuseTag(((CollectionStartEvent) event).getTag(), event);
                if (++depth > MAX_DEPTH) {
                    throw new ParserException("nested deeper than " + MAX_DEPTH + " levels", event.getStartMark());
                }
            }
            case MappingEnd, SequenceEnd -> depth--;
            case Scalar -> refuseTag(((ScalarEvent) event).getTag(), event);
            case Alias -> {
                if (++aliases > MAX_ALIASES) {
                    throw new ParserException("more than " + MAX_ALIASES + " aliases", event.getStartMark());
                }
            }
            default -> {}
        }
        return event;
    }

    private static void refuseTag(Optional<String> tag, Event event) {
        if (tag.isPresent()) {
            throw new ParserException("tag '" + Quote.of(tag.get()) + "' is not allowed", event.getStartMark());
        }
    }
}
