package io.tbot.extension.own;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.OrderSink;
import org.jspecify.annotations.Nullable;

/** Hands out facts to be filled. */
final class RecordingOrders extends OrderSink {
    final OrderFacts facts = new OrderFacts();

    @Override
    public void client(Object client, String name, String uri) {}

    @Override
    public OrderFacts facts() {
        facts.clear();
        return facts;
    }

    @Override
    public void tell(OrderFacts told) {}

    @Override
    public void streamed(Object service, boolean trade, Object item) {}

    @Override
    public Object venue() {
        return null;
    }

    @Override
    public void answered(String venue, String method, String path, @Nullable Object symbol, String text) {}

    @Override
    public int enter(int call, long startNanos, Object exchange, Object symbol, Object type, Object side) {
        return -1;
    }

    @Override
    public void exit(int token, int call, long startNanos, boolean refused, Throwable thrown) {}
}
