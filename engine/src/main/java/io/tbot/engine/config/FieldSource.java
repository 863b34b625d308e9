package io.tbot.engine.config;

import java.util.List;
import java.util.Locale;

/** Where a fact of a venue's profile stands: what may be written, and what never is read. */
public final class FieldSource {
    public static final String REQUEST = "request.";
    public static final String ANSWER = "answer.";
    public static final String PATH = "path.";

    /** Every member of an object; at the end of a path, its name. */
    private static final String EVERY_MEMBER = "{}";

    private static final int MAX_LENGTH = 96;
    private static final int MAX_STEPS = 8;
    private static final int MAX_LITERAL = 128;

    /** Parts of names whose values are secrets, in whatever spelling. */
    private static final List<String> SECRET_PARTS = List.of(
            "signature",
            "secret",
            "passphrase",
            "password",
            "passwd",
            "token",
            "apikey",
            "privatekey",
            "credential",
            "authorization",
            "listenkey");

    /** Whole names of the same kind. */
    private static final List<String> SECRET_NAMES = List.of("sign", "sig", "key", "auth", "otp", "jwt", "pin", "pass");

    private FieldSource() {}

    /** What is wrong with a source of a REST call's fact; empty where nothing is. */
    public static String callProblem(String source) {
        if (isLiteral(source)) {
            return "";
        }
        if (source.startsWith(PATH)) {
            return source.length() == PATH.length() + 1 && Character.isDigit(source.charAt(PATH.length()))
                    ? ""
                    : "'" + Quote.of(source) + "' is not path.0 to path.9";
        }
        if (source.startsWith(REQUEST)) {
            return pathProblem(source.substring(REQUEST.length()));
        }
        if (source.startsWith(ANSWER)) {
            return pathProblem(source.substring(ANSWER.length()));
        }
        return "'" + Quote.of(source) + "' begins with none of request., answer., path. and is no literal in quotes";
    }

    /** What is wrong with a source of a message's fact. */
    public static String messageProblem(String source) {
        return isLiteral(source) || source.equals("*") ? "" : pathProblem(source);
    }

    /** What is wrong with the condition of a message. */
    public static String conditionProblem(String condition) {
        int equals = condition.indexOf('=');
        if (equals < 1 || equals == condition.length() - 1) {
            return "'" + Quote.of(condition) + "' is not of the form field=value";
        }
        int star = condition.indexOf('*', equals);
        return star >= 0 && star < condition.length() - 1
                ? "'" + Quote.of(condition) + "' has a '*' that is not its end"
                : pathProblem(condition.substring(0, equals));
    }

    /** Whether the source is a text in single quotes. */
    public static boolean isLiteral(String source) {
        return source.length() > 2
                && source.length() <= MAX_LITERAL + 2
                && source.startsWith("'")
                && source.endsWith("'");
    }

    /** What is wrong with the path of a field. */
    public static String pathProblem(String path) {
        if (path.isEmpty() || path.length() > MAX_LENGTH) {
            return "'" + Quote.of(path) + "' is not a field of 1.." + MAX_LENGTH + " characters";
        }
        int every = 0;
        int steps = 0;
        for (String part : path.split("\\.", -1)) {
            if (part.equals(EVERY_MEMBER) && steps > 0) {
                every++;
                steps++;
                continue;
            }
            int bracket = part.indexOf('[');
            String name = bracket < 0 ? part : part.substring(0, bracket);
            String rest = bracket < 0 ? "" : part.substring(bracket);
            if ((name.isEmpty() && (steps > 0 || rest.isEmpty())) || !isName(name) || !rest.matches("(\\[\\d?])*")) {
                return "'" + Quote.of(path) + "' is not a field like data[0].orderId or data[].orderId";
            }
            if (isSecret(name)) {
                return "'" + Quote.of(name) + "' is a secret, which is never read";
            }
            every += rest.split("\\[]", -1).length - 1;
            steps += (name.isEmpty() ? 0 : 1) + rest.replaceAll("[^\\[]", "").length();
        }
        if (every > 1) {
            return "'" + Quote.of(path) + "' has more than one [] or {}";
        }
        return steps > MAX_STEPS ? "'" + Quote.of(path) + "' has more than " + MAX_STEPS + " steps" : "";
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Values.letterOrDigit(c) && c != '_' && c != '-' && c != '$' && c != '@') {
                return false;
            }
        }
        return true;
    }

    private static boolean isSecret(String name) {
        String bare = name.replaceAll("[_\\-$@]", "").toLowerCase(Locale.ROOT);
        return SECRET_NAMES.contains(bare) || SECRET_PARTS.stream().anyMatch(bare::contains);
    }
}
