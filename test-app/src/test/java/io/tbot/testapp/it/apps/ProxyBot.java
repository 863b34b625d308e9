package io.tbot.testapp.it.apps;

import org.springframework.cglib.core.SpringNamingPolicy;
import org.springframework.cglib.proxy.Enhancer;
import org.springframework.cglib.proxy.MethodInterceptor;

/** Places orders through classes that Spring's copy of CGLIB generates while it runs. */
final class ProxyBot {
    static final int ORDERS = 4;

    private ProxyBot() {}

    /** Has no body but the one that the generated class gives it. */
    public abstract static class Desk {
        public abstract String place(String symbol);
    }

    /** A service that a framework wraps: the generated method calls this one. */
    public static class Service {
        public String place(String symbol) {
            return symbol;
        }
    }

    static void work() {
        Desk desk = generated(Desk.class, (proxy, method, arguments, original) -> "id of " + arguments[0]);
        Service service = generated(
                Service.class, (proxy, method, arguments, original) -> original.invokeSuper(proxy, arguments));
        for (int i = 0; i < ORDERS; i++) {
            desk.place("BTC-USD");
            service.place("BTC-USD");
        }
        System.out.println(desk.place("ETH-USD") + " from " + desk.getClass().getName());
    }

    private static <T> T generated(Class<T> type, MethodInterceptor interceptor) {
        Enhancer enhancer = new Enhancer();
        enhancer.setSuperclass(type);
        enhancer.setNamingPolicy(SpringNamingPolicy.INSTANCE);
        enhancer.setCallback(interceptor);
        return type.cast(enhancer.create());
    }
}
