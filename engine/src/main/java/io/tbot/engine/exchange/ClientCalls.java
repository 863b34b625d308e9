package io.tbot.engine.exchange;

/** The library call that each thread has open. Not a lambda: it would link before the application's {@code main}. */
public final class ClientCalls extends ThreadLocal<ClientCall> {
    @Override
    protected ClientCall initialValue() {
        return new ClientCall();
    }
}
