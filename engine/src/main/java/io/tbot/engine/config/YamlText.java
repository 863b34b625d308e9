package io.tbot.engine.config;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** A file's text as a tree in which every node knows its line and column. */
public final class YamlText {
    private YamlText() {}

    /** The tree; {@code null}, and one mistake with line and column, where the text is not YAML or says nothing. */
    public static @Nullable Yaml parse(String text, Mistakes found) {
        try {
            // the failsafe schema takes every scalar as text: no tag is resolved
            LoadSettings settings =
                    LoadSettings.builder().setSchema(new FailsafeSchema()).build();
            Yaml root = new YamlTree(new ParserImpl(settings, new StreamReader(settings, text))).read();
            if (root == null) {
                found.add(1, 1, "is empty, every default stands");
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
            found.add(line(mark), column(mark), "is not YAML: " + explain(e.getProblem()));
        } catch (YamlEngineException e) {
            unprintable(text, found);
        } catch (RuntimeException | StackOverflowError e) {
            found.add(1, 1, "is not YAML: the parser failed (" + e.getClass().getSimpleName() + ")");
        }
        return null;
    }

    private static String explain(@Nullable String problem) {
        String text = problem == null ? "the parser does not say why" : problem.replace('\n', ' ');
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** The library knows the character but not its line. */
    private static void unprintable(String text, Mistakes found) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            boolean half = codePoint == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (codePoint == '\n' || (codePoint == '\r' && !half)) {
                line++;
                column = 1;
            } else if (!StreamReader.isPrintable(codePoint)) {
                String hex = Integer.toHexString(codePoint);
                found.add(line, column, "is not YAML: character 0x" + hex + " is not allowed");
                return;
            } else {
                column++;
            }
        }
        found.add(1, 1, "is not YAML: the text cannot be read");
    }

    private static int line(@Nullable Mark mark) {
        return mark == null ? 1 : mark.getLine() + 1;
    }

    private static int column(@Nullable Mark mark) {
        return mark == null ? 1 : mark.getColumn() + 1;
    }
}
