package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;

/**
 * Finds the wanted fields of a JSON text that comes in parts, and nothing else: what is not wanted is walked over and
 * never kept. Stops at the text's end, when every wanted field is found, after {@value #MAX_CHARS} characters, at
 * {@value #MAX_DEPTH} levels, and where the text is no JSON.
 *
 * <p>Threads: one at a time. Shape: 144 bytes; a value that is cut by the end of a part is kept as one text until the
 * next. Allocates nothing else. Errors: nothing is thrown; {@link #verdict} says how far it came. A bare word or number
 * is no text. Words and numbers that are not wanted are not checked, and of two fields of one name the first counts.
 */
final class JsonScanner {
    static final int MAX_CHARS = 4096;
    static final int MAX_DEPTH = Levels.MAX_DEPTH;

    /** The verdicts, and after how much of the text each is final. */
    static final int OPEN = 0;

    static final int ENDED = 1;
    static final int SATISFIED = 2;
    static final int CUT = 3;
    static final int BROKEN = 4;

    private static final int VALUE = 0;
    private static final int VALUE_OR_END = 1;
    private static final int KEY = 2;
    private static final int KEY_OR_END = 3;
    private static final int IN_KEY = 4;
    private static final int COLON = 5;
    private static final int IN_TEXT = 6;
    private static final int IN_WORD = 7;
    private static final int AFTER = 8;

    private final Levels levels = new Levels();
    private Fields fields = Fields.NOTHING;
    private int verdict;
    private int state;
    private int escape;
    private int chars;
    /** The slots of the value, or of the name, that comes; 0 where it is not wanted. */
    private long slots;
    /** The node of the value that comes. */
    private int node;
    /** The names of this object that begin as the key does so far, as bits. */
    private long candidates;

    private int keyLength;
    private long seen;
    private String carried = "";

    /** Begins a text. */
    @HotPath
    void begin(Fields fields) {
        this.fields = fields;
        verdict = fields.wanted() == 0 ? SATISFIED : OPEN;
        state = VALUE;
        levels.clear();
        escape = Escapes.NONE;
        chars = 0;
        seen = 0;
        carried = "";
        target(Fields.ROOT);
    }

    /** {@link #OPEN} while more of the text is wanted. */
    @HotPath
    int verdict() {
        return verdict;
    }

    /** Takes the next part. What it finds goes to {@code found}, which need not hold what was found before. */
    @HotPath
    void scan(char[] text, int from, int to, Found found, FieldReader reader) {
        if (verdict != OPEN) {
            return;
        }
        int end = Math.min(to, from + MAX_CHARS - chars);
        resume(found);
        int at = from;
        while (at < end && verdict == OPEN) {
            at = step(text, at, end, found, reader);
        }
        chars += end - from;
        if (verdict == OPEN && (end < to || chars >= MAX_CHARS)) {
            verdict = CUT;
        }
        suspend(found);
    }

    /** The text ends here. */
    @HotPath
    void end() {
        if (verdict == OPEN) {
            verdict = BROKEN;
        }
    }

    /** The text goes on, and is not read further. */
    @HotPath
    void cut() {
        if (verdict == OPEN) {
            verdict = CUT;
        }
    }

    @HotPath
    private void resume(Found found) {
        String before = carried;
        if (isCollecting()) {
            found.begin();
            int length = before.length();
            for (int i = 0; i < length; i++) {
                found.append(before.charAt(i));
            }
        }
        carried = "";
    }

    @HotPath
    private boolean isCollecting() {
        return slots != 0 && (state == IN_TEXT || state == IN_WORD || state == IN_KEY);
    }

    @HotPath
    private void suspend(Found found) {
        if (isCollecting()) {
            if (verdict == OPEN) {
                carried = carry(found);
            }
            found.drop();
        }
    }

    /** A wanted value that is cut by the end of a part. */
    private static String carry(Found found) {
        return found.partial();
    }

    /** At least one character further, or out of a word, which ends before the character that ends it. */
    @HotPath
    private int step(char[] text, int at, int end, Found found, FieldReader reader) {
        if (state == IN_TEXT) {
            return text(text, at, end, found, reader);
        }
        if (state == IN_KEY) {
            return key(text, at, end, found);
        }
        if (state == IN_WORD) {
            return word(text, at, end, found, reader);
        }
        char c = text[at];
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || (c == '\uFEFF' && chars + at == 0)) {
            return at + 1;
        }
        switch (state) {
            case VALUE, VALUE_OR_END -> value(c, found, reader);
            case KEY, KEY_OR_END -> keyBegins(c, found, reader);
            case COLON -> {
                state = VALUE;
                verdict = c == ':' ? OPEN : BROKEN;
            }
            default -> after(c, found, reader);
        }
        return state == IN_WORD ? at : at + 1;
    }

    @HotPath
    private void value(char c, Found found, FieldReader reader) {
        if (c == '"') {
            state = IN_TEXT;
            begin(found);
        } else if (c == '{' || c == '[') {
            open(c == '{');
        } else if (c == ']' && state == VALUE_OR_END) {
            close(found, reader);
        } else if (levels.depth() > 0 && (c == '-' || (c >= '0' && c <= '9') || c == 't' || c == 'f' || c == 'n')) {
            state = IN_WORD;
            begin(found);
        } else {
            verdict = BROKEN;
        }
    }

    @HotPath
    private void begin(Found found) {
        if (slots != 0) {
            found.begin();
        }
    }

    @HotPath
    private void open(boolean object) {
        if (levels.depth() == MAX_DEPTH) {
            verdict = CUT;
            return;
        }
        levels.open(node, object);
        state = object ? KEY_OR_END : VALUE_OR_END;
        if (!object) {
            element();
        }
    }

    @HotPath
    private void element() {
        int container = levels.node();
        target(container < 0 ? Fields.NONE : fields.element(container, levels.index()));
    }

    @HotPath
    private void target(int node) {
        this.node = node;
        slots = fields.slots(node) & ~seen;
    }

    @HotPath
    private void keyBegins(char c, Found found, FieldReader reader) {
        if (c == '"') {
            state = IN_KEY;
            keyLength = 0;
            candidates = fields.candidates(levels.node());
            memberBegins(found);
        } else if (c == '}' && state == KEY_OR_END) {
            close(found, reader);
        } else {
            verdict = BROKEN;
        }
    }

    /** Where every member is meant, its name may be wanted, and what was found of the one before is over. */
    @HotPath
    private void memberBegins(Found found) {
        int every = fields.everyMember(levels.node());
        slots = fields.slots(every);
        if (every != Fields.NONE) {
            found.clear(fields.itemSlots());
            seen &= ~fields.itemSlots();
            begin(found);
        }
    }

    @HotPath
    private int key(char[] text, int from, int end, Found found) {
        int at = from;
        while (at < end && verdict == OPEN) {
            char c = text[at++];
            if (escape != Escapes.NONE) {
                int next = unescape(c);
                if (next >= 0) {
                    continue;
                }
                c = (char) ~next;
            } else if (c == '\\') {
                escape = Escapes.BEGUN;
                continue;
            } else if (c == '"') {
                state = COLON;
                named(found);
                return at;
            } else if (c < ' ') {
                verdict = BROKEN;
                return at;
            }
            candidates = fields.narrow(levels.node(), candidates, keyLength, c);
            keyLength++;
            if (slots != 0) {
                found.append(c);
            }
        }
        return at;
    }

    /** The name is complete: its value comes, and where names are wanted it is one. */
    @HotPath
    private void named(Found found) {
        int every = fields.everyMember(levels.node());
        if (every == Fields.NONE) {
            target(fields.match(levels.node(), candidates, keyLength));
            return;
        }
        if (slots != 0) {
            seen |= found.end(slots);
            slots = 0; // of the name; the value is none itself
        }
        node = every;
    }

    @HotPath
    private int text(char[] text, int from, int end, Found found, FieldReader reader) {
        boolean wanted = slots != 0;
        int at = from;
        while (at < end && verdict == OPEN) {
            char c = text[at++];
            if (escape != Escapes.NONE) {
                int next = unescape(c);
                if (next >= 0) {
                    continue;
                }
                c = (char) ~next;
            } else if (c == '\\') {
                escape = Escapes.BEGUN;
                continue;
            } else if (c == '"') {
                state = AFTER;
                took(found, reader);
                return at;
            } else if (c < ' ') {
                verdict = BROKEN;
                return at;
            }
            if (wanted) {
                found.append(c);
            }
        }
        return at;
    }

    /** The inverse of the character that an escape stands for; 0 or more while that is not known. */
    @HotPath
    private int unescape(char c) {
        int next = Escapes.next(escape, c);
        if (next == Escapes.BROKEN) {
            verdict = BROKEN;
            return 0;
        }
        escape = Math.max(next, Escapes.NONE);
        return next;
    }

    @HotPath
    private int word(char[] text, int from, int end, Found found, FieldReader reader) {
        int at = from;
        while (at < end) {
            char c = text[at];
            if (c == ',' || c == '}' || c == ']' || c <= ' ') {
                state = AFTER;
                took(found, reader);
                return at;
            }
            if (!isWordChar(c)) {
                verdict = BROKEN;
                return at;
            }
            if (slots != 0) {
                if (c == 'n') {
                    slots = 0; // null is no value
                    found.drop();
                } else {
                    found.append(c);
                }
            }
            at++;
        }
        return at;
    }

    @HotPath
    private static boolean isWordChar(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.' || c == 'E';
    }

    @HotPath
    private void took(Found found, FieldReader reader) {
        if (slots != 0) {
            long filled = found.end(slots);
            seen |= filled;
            slots = 0;
            boolean enough = filled != 0 && reader.found(filled, found);
            if (enough || (fields.itemSlots() == 0 && (fields.wanted() & ~seen) == 0)) {
                verdict = SATISFIED;
                return;
            }
        }
        if (levels.depth() == 0) {
            verdict = ENDED;
        }
    }

    @HotPath
    private void after(char c, Found found, FieldReader reader) {
        boolean object = levels.isObject();
        if (c == ',') {
            state = object ? KEY : VALUE;
            if (!object) {
                levels.next();
                element();
            }
        } else if (c == (object ? '}' : ']')) {
            close(found, reader);
        } else {
            verdict = BROKEN;
        }
    }

    @HotPath
    private void close(Found found, FieldReader reader) {
        boolean object = levels.isObject();
        int closed = levels.node();
        levels.close();
        state = AFTER;
        if (object && fields.isItem(closed)) {
            reader.item(found);
            found.clear(fields.itemSlots());
            seen &= ~fields.itemSlots();
        }
        if (levels.depth() == 0) {
            verdict = ENDED;
        }
    }
}
