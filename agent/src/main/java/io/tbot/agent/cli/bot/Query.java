package io.tbot.agent.cli.bot;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Parameters of a request, each as often as it was said. */
final class Query {
    private final StringBuilder text = new StringBuilder();

    static Query of(Map<String, String> parameters) {
        Query query = new Query();
        parameters.forEach(query::with);
        return query;
    }

    Query with(String name, String value) {
        text.append(text.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        return this;
    }

    /** {@code ?a=b&a=c}; empty without parameters. */
    @Override
    public String toString() {
        return text.toString();
    }
}
