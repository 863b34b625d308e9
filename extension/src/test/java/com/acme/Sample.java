package com.acme;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Classes for the host's tests to look at, in the shapes that a bot's have. */
@SuppressWarnings("unused")
public final class Sample {
    private Sample() {}

    public interface Listener {
        void onTick(String symbol, long price);

        default void onGap(String symbol) {}
    }

    public interface LoudListener extends Listener {}

    public static class Direct implements Listener {
        @Override
        public void onTick(String symbol, long price) {}
    }

    public static final class Below extends Direct {
        @Override
        public void onTick(String symbol, long price) {}
    }

    public static final class Unrelated {
        void onTick(String symbol, long price) {}
    }

    public static final class Silent implements Listener {
        @Override
        public void onTick(String symbol, long price) {}

        void place(String symbol) {}
    }

    public static final class Lambdas {
        static final List<String> HEARD = new ArrayList<>();

        private final String name;

        public Lambdas(String name) {
            this.name = name;
        }

        public Listener capturingNothing() {
            return (symbol, price) -> HEARD.add(symbol);
        }

        public Listener capturingAnArgument(String prefix, long factor) {
            return (symbol, price) -> HEARD.add(prefix + symbol + factor);
        }

        public LoudListener capturingThis() {
            return (symbol, price) -> HEARD.add(name + symbol);
        }

        public Listener reference() {
            return this::heard;
        }

        public Function<Lambdas, String> otherInterface() {
            return lambdas -> lambdas.name;
        }

        void heard(String symbol, long price) {
            HEARD.add(symbol);
        }
    }
}
