package io.tbot.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code listen}. */
final class ListenReader {
    private static final List<String> KEYS = List.of("address", "port", "token", "hosts", "public_url");

    /** {@code null} where the section is absent or no mapping. */
    private final @Nullable Entry entry;

    /** What an absent section means, or a broken one. */
    private final FileSettings otherwise;

    private final Listen broken;

    ListenReader(Entry root, FileSettings weaker, Mistakes found) {
        Yaml node = root.get("listen");
        entry = node == null ? null : Entry.read(node, "listen", "key", KEYS, found);
        otherwise = node == null ? FileSettings.DEFAULTS : weaker;
        broken = weaker.listen();
    }

    int addressLine() {
        return entry == null ? otherwise.addressLine() : entry.line("address");
    }

    int addressColumn() {
        return entry == null ? otherwise.addressColumn() : entry.column("address");
    }

    Listen listen() {
        if (entry == null) {
            return otherwise.listen();
        }
        int port = entry.number("port", 0, 65535, Listen.DEFAULTS.port(), broken.port());
        return new Listen(address(entry), port, token(entry), hosts(entry), publicUrl(entry));
    }

    private String address(Entry listen) {
        if (listen.get("address") == null) {
            return Listen.DEFAULTS.address();
        }
        String address = listen.text("address");
        if (address == null || listen.flawed("address", Values.addressProblem(address))) {
            return broken.address();
        }
        return address;
    }

    private @Nullable String token(Entry listen) {
        if (listen.get("token") == null) {
            return null;
        }
        String token = listen.text("token");
        return token == null || listen.flawed("token", Values.tokenProblem(token)) ? broken.token() : token;
    }

    private List<String> hosts(Entry listen) {
        List<Yaml> nodes = listen.list("hosts");
        if (nodes == null) {
            return broken.hosts();
        }
        List<String> hosts = new ArrayList<>();
        for (Yaml node : nodes) {
            String text = node instanceof Yaml.Scalar scalar ? scalar.text() : "";
            String problem = Values.addressProblem(text);
            if (problem.isEmpty()) {
                hosts.add(text.toLowerCase(Locale.ROOT));
            } else {
                listen.wrong(node, "'hosts': " + problem);
            }
        }
        return List.copyOf(hosts);
    }

    private @Nullable String publicUrl(Entry listen) {
        if (listen.get("public_url") == null) {
            return null;
        }
        String url = listen.text("public_url");
        return url == null || listen.flawed("public_url", Values.urlProblem(url))
                ? broken.publicUrl()
                : url.replaceAll("/+$", "");
    }
}
