package io.tbot.engine.config;

/**
 * One thing wrong with the configuration.
 *
 * @param where the file, option or variable it stands in
 * @param line from 1; 0 where there is none
 * @param column from 1; 0 where there is none
 * @param message lower case, no full stop: the key, the value quoted, the bound with its unit, the remedy
 */
public record Mistake(String where, int line, int column, String message) {
    @Override
    public String toString() {
        return line > 0 ? where + ":" + line + ":" + column + ": " + message : where + ": " + message;
    }
}
