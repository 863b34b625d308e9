package io.tbot.engine.expose.http;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which handler answers a path: an exact one, else the longest prefix that ends in a slash and a star.
 *
 * <p>Threads: filled before or while connection threads read.
 */
public final class Router {
    private static final String STAR = "/*";

    private final Map<String, Map<String, Handler>> routes = new ConcurrentHashMap<>();
    private final Set<String> signed = ConcurrentHashMap.newKeySet();

    /** Answers GET and HEAD. */
    public Router get(String path, Handler handler) {
        return add("GET", path, handler);
    }

    public Router post(String path, Handler handler) {
        return add("POST", path, handler);
    }

    public Router delete(String path, Handler handler) {
        return add("DELETE", path, handler);
    }

    /**
     * Answers GET, HEAD and POST to whoever comes: the request itself carries a signature, which the handler checks.
     */
    public Router signed(String path, Handler handler) {
        signed.add(path);
        return get(path, handler).post(path, handler);
    }

    boolean isSigned(String path) {
        return signed.contains(path);
    }

    Handler route(String method, String path) throws Refusal {
        Map<String, Handler> byMethod = find(path);
        if (byMethod == null) {
            throw Refusal.of(404, Rejection.NOT_FOUND, "no such path");
        }
        Handler handler = byMethod.get(method.equals("HEAD") ? "GET" : method);
        if (handler == null) {
            TreeSet<String> allowed = new TreeSet<>(byMethod.keySet());
            if (allowed.contains("GET")) {
                allowed.add("HEAD");
            }
            throw Refusal.wrongMethod(String.join(", ", allowed));
        }
        return handler;
    }

    private Router add(String method, String path, Handler handler) {
        routes.computeIfAbsent(path, p -> new ConcurrentHashMap<>()).put(method, handler);
        return this;
    }

    private @Nullable Map<String, Handler> find(String path) {
        Map<String, Handler> exact = routes.get(path);
        if (exact != null) {
            return exact;
        }
        for (int slash = path.lastIndexOf('/'); slash >= 0; slash = path.lastIndexOf('/', slash - 1)) {
            Map<String, Handler> prefix = routes.get(path.substring(0, slash) + STAR);
            if (prefix != null) {
                return prefix;
            }
        }
        return null;
    }
}
