package io.tbot.testapp.bot.xchange;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import si.mazi.rescu.HttpStatusException;
import si.mazi.rescu.Interceptor;

/** Counts the requests of a REST proxy by what was answered. */
final class CountedRequests implements Interceptor {
    private static final int OK = 200;

    private final XChangeOrderGateway.Requests requests;

    CountedRequests(XChangeOrderGateway.Requests requests) {
        this.requests = requests;
    }

    @Override
    public @Nullable Object aroundInvoke(InvocationHandler handler, Object proxy, Method method, Object[] arguments)
            throws Throwable {
        try {
            Object answer = handler.invoke(proxy, method, arguments);
            count(method, OK);
            return answer;
        } catch (Throwable failed) {
            if (failed instanceof HttpStatusException answered) {
                count(method, answered.getHttpStatusCode());
            }
            throw failed;
        }
    }

    private static String verb(Method method) {
        return method.isAnnotationPresent(POST.class)
                ? "POST"
                : method.isAnnotationPresent(PUT.class)
                        ? "PUT"
                        : method.isAnnotationPresent(GET.class) ? "GET" : "DELETE";
    }

    private void count(Method method, int status) {
        Path path = method.getAnnotation(Path.class);
        requests.answered(verb(method), "/" + (path == null ? "" : path.value()), status);
    }
}
