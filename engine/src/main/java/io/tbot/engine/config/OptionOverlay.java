package io.tbot.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays the options over what the file said, value by value. */
final class OptionOverlay {
    private final Options options;
    private final Mistakes found;

    OptionOverlay(Options options, Mistakes found) {
        this.options = options;
        this.found = found;
    }

    boolean enabled() {
        for (Options.Setting setting : options.all("enabled")) {
            Boolean value = Options.flag(setting, found);
            if (value != null) {
                return value;
            }
        }
        return true;
    }

    String name() {
        for (Options.Setting setting : options.all("name")) {
            String problem = Values.nameProblem(setting.value());
            if (problem.isEmpty()) {
                return setting.value();
            }
            found.add(new Mistake(setting.where(), 0, 0, problem));
        }
        return options.applicationName();
    }

    void switches(Map<String, Boolean> switches) {
        for (Options.Setting setting : options.switches()) {
            String name = setting.name()
                    .substring(Options.INSTRUMENTATION.length(), setting.name().length() - Options.ENABLED.length());
            Boolean value = Options.flag(setting, found);
            if (value != null && !switches.containsKey(name)) {
                switches.put(name, value);
            }
        }
    }

    Limits limits(Limits weaker) {
        int[] values = weaker.toArray();
        for (int i = 0; i < values.length; i++) {
            String name = "limits." + Limits.KEYS.get(i);
            values[i] = Limits.KEYS.get(i).equals(Limits.TIMEOUT)
                    ? timeout(name, values[i])
                    : options.number(name, 1, Limits.MAX_COUNT, values[i], found);
        }
        return Limits.of(values);
    }

    private int timeout(String name, int weaker) {
        for (Options.Setting setting : options.all(name)) {
            int value = Values.timeoutMillis(setting.value());
            if (value != Values.NONE) {
                return value;
            }
            found.add(new Mistake(setting.where(), 0, 0, Values.timeoutProblem(setting.value())));
        }
        return weaker;
    }

    /** Refuses to open the endpoint to other machines without a token worth the name. */
    Listen listen(FileSettings file, @Nullable String path) {
        Listen weaker = file.listen();
        int port = options.number("port", 0, 65535, weaker.port(), found);
        String token = token(weaker.token());
        List<String> hosts = hosts(weaker.hosts());
        String publicUrl = publicUrl(weaker.publicUrl());
        Options.Setting setting = address();
        String address = setting == null ? weaker.address() : setting.value();
        boolean open = Listen.loopback(address) || longEnough(token);
        if (!open) {
            String message = "address '" + Quote.of(address) + "' can be reached from other machines and needs a token"
                    + " of at least " + Listen.MIN_TOKEN_LENGTH + " characters, listening on "
                    + Listen.DEFAULTS.address();
            found.add(
                    setting != null || path == null
                            ? new Mistake(setting == null ? "address" : setting.where(), 0, 0, message)
                            : new Mistake(path, file.addressLine(), file.addressColumn(), "listen: " + message));
        }
        return new Listen(open ? address : Listen.DEFAULTS.address(), port, token, hosts, publicUrl);
    }

    private static boolean longEnough(@Nullable String token) {
        return token != null && token.length() >= Listen.MIN_TOKEN_LENGTH;
    }

    private Options.@Nullable Setting address() {
        for (Options.Setting setting : options.all("address")) {
            String problem = Values.addressProblem(setting.value());
            if (problem.isEmpty()) {
                return setting;
            }
            found.add(new Mistake(setting.where(), 0, 0, problem));
        }
        return null;
    }

    private @Nullable String token(@Nullable String weaker) {
        for (Options.Setting setting : options.all("token")) {
            String problem = Values.tokenProblem(setting.value());
            if (problem.isEmpty()) {
                return setting.value();
            }
            found.add(new Mistake(setting.where(), 0, 0, problem));
        }
        return weaker;
    }

    private @Nullable String publicUrl(@Nullable String weaker) {
        for (Options.Setting setting : options.all("public.url")) {
            String problem = Values.urlProblem(setting.value());
            if (problem.isEmpty()) {
                return setting.value().replaceAll("/+$", "");
            }
            found.add(new Mistake(setting.where(), 0, 0, problem));
        }
        return weaker;
    }

    /** Separated by {@code ;}, since {@code ,} ends an agent argument; elsewhere either will do. */
    private List<String> hosts(List<String> weaker) {
        for (Options.Setting setting : options.all("hosts")) {
            List<String> hosts = new ArrayList<>();
            String problem = "";
            for (String host : setting.value().replace(',', ';').split(";", -1)) {
                hosts.add(host.trim().toLowerCase(Locale.ROOT));
                problem = problem.isEmpty() ? Values.addressProblem(host.trim()) : problem;
            }
            if (problem.isEmpty()) {
                return List.copyOf(hosts);
            }
            found.add(new Mistake(setting.where(), 0, 0, problem));
        }
        return weaker;
    }
}
