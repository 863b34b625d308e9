package io.tbot.agent.cli.print;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows in aligned columns, two spaces between them; the last column is as long as it is.
 *
 * <p>Errors: control characters, which a label may hold, are shown as {@code ?}: none reaches the terminal.
 */
public final class Table {
    private final List<String[]> rows = new ArrayList<>();
    private final int[] widths;

    public Table(String... heads) {
        widths = new int[heads.length];
        row(heads);
    }

    /** One for each head. */
    public void row(String... cells) {
        String[] row = new String[widths.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = plain(cells[i]);
            widths[i] = Math.max(widths[i], row[i].length());
        }
        rows.add(row);
    }

    /** The text without control characters. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> plain.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return plain.toString();
    }

    /** With a line end after each row. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(row[i]);
                int gap = i == row.length - 1 ? 0 : widths[i] - row[i].length() + 2;
                line.append(" ".repeat(gap));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
