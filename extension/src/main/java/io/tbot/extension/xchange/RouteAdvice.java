package io.tbot.extension.xchange;

import io.tbot.bootstrap.Http;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import si.mazi.rescu.RestInvocation;
import si.mazi.rescu.RestMethodMetadata;

/** Names the endpoint that is about to be called by its route. */
public final class RouteAdvice {
    private RouteAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.Argument(0) @Nullable RestInvocation invocation) {
        RestMethodMetadata route = invocation == null ? null : invocation.getMethodMetadata();
        if (route != null) {
            Http.route(
                    route.getHttpMethod().name(),
                    route.getBaseUrl(),
                    route.getIntfacePath(),
                    route.getMethodPathTemplate());
        }
    }
}
