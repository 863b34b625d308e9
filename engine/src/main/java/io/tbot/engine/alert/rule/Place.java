package io.tbot.engine.alert.rule;

import io.tbot.engine.config.Entry;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Yaml;

/**
 * Where an expression stands in its file.
 *
 * @param line from 1; where it begins
 * @param column from 1, past its quote
 * @param isExact whether a place in its text is one in the file: it stands on one line
 */
record Place(int line, int column, boolean isExact) {
    /** Of a key's text. */
    static Place of(Entry entry, String key) {
        int quote = 0;
        boolean oneLine = false;
        if (entry.get(key) instanceof Yaml.Scalar scalar) {
            oneLine = scalar.oneLine();
            quote = scalar.plain() || !oneLine ? 0 : 1;
        }
        return new Place(Math.max(1, entry.line(key)), Math.max(1, entry.column(key) + quote), oneLine);
    }

    /** At that character of the expression, from 0; of one of several lines it says so in words. */
    Mistake mistake(String where, int offset, String message) {
        return isExact
                ? new Mistake(where, line, column + offset, message)
                : new Mistake(where, line, column, message + ", at character " + (offset + 1) + " of the text");
    }
}
