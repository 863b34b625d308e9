package io.tbot.engine.probe;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.engine.config.Expression;
import io.tbot.engine.config.Operation;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.tick.Ticks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The engine's part of own probes, with the queue of facts at its end. */
final class OwnOrders {
    final Ticks ticks = new Ticks();
    final OrderFlow flow = new OrderFlow(ticks);
    final Measure measure = new Measure(Caps.standard());
    final ProbeRuntime runtime =
            new ProbeRuntime(measure, new Families(), flow, new Feeds(ticks, measure, new Families(), new WallClock()));

    /** A site whose labels all come with the calls, but for those given; a key {@code returned.NAME} is late. */
    int site(Operation op, String method, Map<String, String> keys) {
        Map<String, Expression> bindings = new HashMap<>();
        String[] literals = new String[op.labelKeys().size()];
        keys.forEach((key, value) -> {
            int slot = op.labelKeys().indexOf(key);
            boolean literal = value.startsWith("'");
            if (literal && slot >= 0) {
                literals[slot] = value.substring(1, value.length() - 1);
            }
            bindings.put(
                    key,
                    literal
                            ? new Expression.Literal(value.substring(1, value.length() - 1))
                            : new Expression.Path(
                                    value.equals("return") ? Expression.Root.RETURN : Expression.Root.ARG,
                                    0,
                                    List.of()));
        });
        ProbeSpec probe = new ProbeSpec("com.acme.Bot", false, "m", op, null, bindings, Map.of(), 1);
        return runtime.sites().register(probe, "com.acme.Bot", method, literals, keys.containsKey("ok"));
    }

    List<OrderFacts> drain() {
        List<OrderFacts> told = new ArrayList<>();
        flow.drain(facts -> {
            OrderFacts kept = new OrderFacts();
            facts.copyTo(kept);
            told.add(kept);
        });
        return told;
    }
}
