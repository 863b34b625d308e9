package io.tbot.engine.alert.channel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A message as mail: plain text, all headers in ASCII, the body in base64, so that no line is too long and no dot
 * stands alone.
 *
 * <p>Shape: the same message has the same {@code Message-ID} at each attempt, and refers to its group, by which readers
 * thread it. A subject of 250 characters, a body of 1 MB.
 */
final class MailText {
    private static final int MAX_SUBJECT = 250;

    /** In UTF-16 units, none of which is more than three bytes: 1 MB. */
    private static final int MAX_BODY = 333_333;

    /** Of an encoded word, which may have 75 characters with its frame. */
    private static final int WORD_BYTES = 42;

    private MailText() {}

    static byte[] of(Message message, String from, List<String> to, long nowMillis) {
        String host = from.substring(from.indexOf('@') + 1);
        StringBuilder text = new StringBuilder(2048);
        header(text, "From", from);
        header(text, "To", String.join(",\r\n ", to));
        header(text, "Subject", encode(Cut.to("[T-Bot Alert] " + Wording.title(message), MAX_SUBJECT)));
        header(
                text,
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.ofEpochMilli(nowMillis).atOffset(ZoneOffset.UTC)));
        header(text, "Message-ID", "<" + token(message.notification().id()) + "@" + host + ">");
        header(text, "References", "<group." + token(message.notification().group()) + "@" + host + ">");
        header(text, "Auto-Submitted", "auto-generated");
        header(text, "MIME-Version", "1.0");
        header(text, "Content-Type", "text/plain; charset=utf-8");
        header(text, "Content-Transfer-Encoding", "base64");
        text.append("\r\n");
        String body = Wording.plain(message, MAX_BODY, UnaryOperator.identity()).replace("\n", "\r\n");
        byte[] lines = body.getBytes(StandardCharsets.UTF_8);
        text.append(Base64.getMimeEncoder(76, new byte[] {'\r', '\n'}).encodeToString(lines))
                .append("\r\n");
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void header(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }

    /** As it is where it is ASCII, else in encoded words, none of which tears a character. */
    static String encode(String subject) {
        boolean ascii = subject.length() <= 900;
        for (int i = 0; i < subject.length(); i++) {
            ascii &= subject.charAt(i) >= ' ' && subject.charAt(i) < 127;
        }
        if (ascii && !subject.contains("=?")) {
            return subject;
        }
        StringBuilder encoded = new StringBuilder();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < subject.length(); ) {
            int point = subject.codePointAt(i);
            String next = new String(Character.toChars(point));
            String more = word + next;
            if (more.getBytes(StandardCharsets.UTF_8).length > WORD_BYTES) {
                word(encoded, word.toString());
                word.setLength(0);
            }
            word.append(next);
            i += Character.charCount(point);
        }
        word(encoded, word.toString());
        return encoded.toString();
    }

    private static void word(StringBuilder encoded, String word) {
        encoded.append(encoded.length() == 0 ? "" : "\r\n ");
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        encoded.append("=?UTF-8?B?")
                .append(Base64.getEncoder().encodeToString(bytes))
                .append("?=");
    }

    /** Letters and digits of any name, so that it fits between the brackets of an id. */
    static String token(String name) {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < name.length() && token.length() < 100; i++) {
            char c = name.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
            token.append(plain ? c : '_');
        }
        return token.append('.').append(Integer.toHexString(name.hashCode())).toString();
    }

    /** Whether a text can stand as an address; a line break in one would begin a header of its own. */
    static boolean isAddress(String text) {
        int at = text.indexOf('@');
        boolean valid = at > 0 && at == text.lastIndexOf('@') && at < text.length() - 1 && text.length() <= 254;
        for (int i = 0; i < text.length() && valid; i++) {
            char c = text.charAt(i);
            valid = c > ' ' && c < 127 && "<>()[],;:\\\"".indexOf(c) < 0;
        }
        return valid;
    }
}
