package io.tbot.engine.config;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** A file's text as a tree in which every node knows its line and column. */
final class YamlText {
    private YamlText() {}

    /** The tree; {@code null}, and one mistake with line and column, where the text is not YAML or says nothing. */
    static @Nullable Node parse(String text, Mistakes found) {
        try {
            // the failsafe schema takes every scalar as text: no regular expression is compiled in premain
            LoadSettings settings = LoadSettings.builder()
                    .setSchema(new FailsafeSchema())
                    .setAllowNonScalarKeys(true)
                    .build();
            BoundedParser parser = new BoundedParser(new ParserImpl(settings, new StreamReader(settings, text)));
            Node root = new Composer(settings, parser).getSingleNode().orElse(null);
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
        String remedy = text.startsWith("found undefined alias") ? ", put a value that begins with '*' in quotes" : "";
        int from = text.startsWith("but ") ? "but ".length() : 0;
        return text.substring(from, text.length() - (text.endsWith(".") ? 1 : 0)) + remedy;
    }

    /** The library knows the character but not its line. */
    private static void unprintable(String text, Mistakes found) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < text.length(); i++) {
            int codePoint = text.codePointAt(i);
            if (codePoint == '\n') {
                line++;
                lineStart = i + 1;
            } else if (!StreamReader.isPrintable(codePoint)) {
                String hex = Integer.toHexString(codePoint);
                found.add(line, i - lineStart + 1, "is not YAML: character 0x" + hex + " is not allowed");
                return;
            } else if (Character.isSupplementaryCodePoint(codePoint)) {
                i++;
            }
        }
        found.add(1, 1, "is not YAML: the text cannot be read");
    }

    static int line(Node node) {
        return line(node.getStartMark().orElse(null));
    }

    static int column(Node node) {
        return column(node.getStartMark().orElse(null));
    }

    private static int line(@Nullable Mark mark) {
        return mark == null ? 1 : mark.getLine() + 1;
    }

    private static int column(@Nullable Mark mark) {
        return mark == null ? 1 : mark.getColumn() + 1;
    }
}
