package io.tbot.engine;

import io.tbot.bootstrap.AgentThread;
import io.tbot.bootstrap.Labels;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import java.util.List;

/**
 * Walks the hot path once, on a measuring instrument of its own, so that the bot's first order neither loads our
 * classes nor links our variable handles: 14 ms of that order on 2 cores without it.
 */
final class WarmUp implements Runnable {
    private WarmUp() {}

    static void start() {
        new AgentThread("tbot-warm-up", new WarmUp()).start();
    }

    @Override
    public void run() {
        String unused = Labels.of(0); // a class whose initializer fell to a stack overflow would be lost for ever
        Measure scratch = new Measure(Caps.standard());
        Point point = scratch.point("warm-up", Guard.ORDER, List.of("a", "b", "c", "d", "e"));
        int site = scratch.site(point, "warm-up");
        int late = scratch.site(point, "warm-up", new String[5], true, 0);
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            int token = scratch.enter(site, start, "a", "b", Thread.State.NEW, null, null);
            scratch.exit(token, start, false);
            int open = scratch.enter(late, start, null, null, null, null, null);
            scratch.exitLabelled(late, open, start, start, true, "a", "b", null, null, null);
            scratch.record(site, start, false, "a", null, null, null, null);
            scratch.count(site, 1, "a", null, null, null, null);
            scratch.add(site, 1, "a", null, null, null, null);
            scratch.set(site, 1, "a", null, null, null, null);
        }
    }
}
