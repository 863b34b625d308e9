package io.tbot.engine.alert.channel;

import com.grack.nanojson.JsonWriter;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Any provider of text messages that takes an HTTP request: the body is the user's template, in which {@code {{to}}}
 * and {@code {{text}}} stand for the number and the message, fit for JSON or for a form, as the body is.
 */
record SmsGateway(
        Secret url, Secret body, boolean form, @Nullable Secret authorization, List<Secret> to) implements Dialect {
    /** Three text messages of the old alphabet, less their headers. */
    private static final int MAX_TEXT = 459;

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ()./-]{2,30}");

    @Override
    public List<HttpCall> calls(Message message, long nowMillis) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        if (authorization != null) {
            headers.put("Authorization", authorization.reveal());
        }
        headers.put("Content-Type", form ? "application/x-www-form-urlencoded" : "application/json; charset=utf-8");
        String text = text(message);
        String template = body.reveal();
        List<HttpCall> calls = new ArrayList<>();
        for (int i = 0; i < to.size(); i++) {
            String part = message.notification().id() + "/" + i;
            String filled = fill(template, to.get(i).reveal(), text, form);
            byte[] bytes = filled.getBytes(StandardCharsets.UTF_8);
            calls.add(new HttpCall(part, "POST", url.reveal(), headers, bytes));
        }
        return calls;
    }

    @Override
    public boolean takes(String recipient) {
        return recipient.contains("${")
                ? Secret.problem(recipient).isEmpty()
                : NUMBER.matcher(recipient).matches();
    }

    @Override
    public Dialect to(List<String> recipients) {
        List<Secret> others = new ArrayList<>();
        recipients.forEach(each -> others.add(Secret.of(each)));
        return new SmsGateway(url, body, form, authorization, List.copyOf(others));
    }

    static String text(Message message) {
        StringBuilder text = new StringBuilder(Wording.title(message));
        Digest digest = message.digest();
        if (digest != null) {
            text.append("; ").append(Wording.totals(digest));
        } else if (!message.notification().alerts().isEmpty()) {
            text.append("; ")
                    .append(Wording.facts(message.notification().alerts().get(0)));
        }
        return Cut.to(text.toString(), MAX_TEXT);
    }

    static String fill(String template, String to, String text, boolean form) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        int at = template.indexOf("{{");
        while (at >= 0) {
            int end = template.indexOf("}}", at);
            if (end < 0) {
                break;
            }
            String name = template.substring(at + 2, end).strip();
            String value = name.equals("to") ? to : name.equals("text") ? text : "";
            filled.append(template, from, at).append(form ? formValue(value) : jsonValue(value));
            from = end + 2;
            at = template.indexOf("{{", from);
        }
        return filled.append(template, from, template.length()).toString();
    }

    private static String formValue(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String jsonValue(String value) {
        String quoted = JsonWriter.string().value(value).done();
        return quoted.substring(1, quoted.length() - 1);
    }
}
