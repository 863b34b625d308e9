package io.tbot.engine.alert.channel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text whose value is known at the moment of use only: {@code ${env:NAME}} and {@code ${file:/path}} stand for what
 * the variable or the file then holds. Whoever prints it sees dots.
 */
public final class Secret {
    /** Longer ones are not read: nothing that is a key is. */
    private static final int MAX_FILE_BYTES = 64 * 1024;

    private final String template;

    private Secret(String template) {
        this.template = template;
    }

    public static Secret of(String template) {
        return new Secret(template);
    }

    /** Whether all of it is said in the file itself. */
    boolean isLiteral() {
        return !template.contains("${");
    }

    /** What is wrong with its references; empty where nothing is. Never quotes anything but a reference's kind. */
    static String problem(String template) {
        int at = template.indexOf("${");
        while (at >= 0) {
            int end = template.indexOf('}', at);
            if (end < 0) {
                return "'${' without '}'";
            }
            String inside = template.substring(at + 2, end);
            boolean env = inside.startsWith("env:") && inside.length() > 4;
            boolean file = inside.startsWith("file:") && inside.length() > 5;
            if (!env && !file) {
                return "only ${env:NAME} and ${file:/path} are known";
            }
            at = template.indexOf("${", end);
        }
        return "";
    }

    /** The value of this moment. */
    String reveal() throws SecretMissingException {
        if (isLiteral()) {
            return template;
        }
        StringBuilder text = new StringBuilder();
        int from = 0;
        int at = template.indexOf("${");
        while (at >= 0) {
            int end = template.indexOf('}', at);
            text.append(template, from, at).append(resolve(template.substring(at + 2, end)));
            from = end + 1;
            at = template.indexOf("${", from);
        }
        return text.append(template, from, template.length()).toString();
    }

    private static String resolve(String reference) throws SecretMissingException {
        if (reference.startsWith("env:")) {
            String value = System.getenv(reference.substring(4));
            if (value == null || value.isEmpty()) {
                throw new SecretMissingException("${" + reference + "} is not set");
            }
            return value;
        }
        try {
            Path path = Path.of(reference.substring(5));
            if (Files.size(path) > MAX_FILE_BYTES) {
                throw new SecretMissingException("${" + reference + "} is longer than " + MAX_FILE_BYTES + " bytes");
            }
            String value = new String(Files.readAllBytes(path), StandardCharsets.UTF_8).strip();
            if (value.isEmpty()) {
                throw new SecretMissingException("${" + reference + "} is empty");
            }
            return value;
        } catch (IOException | RuntimeException unreadable) {
            throw new SecretMissingException("${" + reference + "} cannot be read");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
