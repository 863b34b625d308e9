package io.tbot.extension.weave;

import io.tbot.bootstrap.ProbeSink;
import java.util.ArrayList;
import java.util.List;

/** Writes down what advice reports. */
final class RecordingSink extends ProbeSink {
    final List<String> entered = new ArrayList<>();
    final List<Throwable> faults = new ArrayList<>();

    @Override
    public int enter(int site, long startNanos, Object l0, Object l1, Object l2, Object l3, Object l4) {
        entered.add(String.valueOf(l0));
        if ("throw".equals(l0)) {
            throw new IllegalStateException("sink");
        }
        return 0;
    }

    @Override
    public void exit(int site, int token, long startNanos, Object verdict, Throwable thrown) {}

    @Override
    public void exitLabelled(
            int site,
            int token,
            long startNanos,
            Object verdict,
            Throwable thrown,
            Object l0,
            Object l1,
            Object l2,
            Object l3,
            Object l4) {}

    @Override
    public void value(int site, double number, Object boxed, Object l0, Object l1, Object l2, Object l3, Object l4) {}

    @Override
    public void tick(
            int site,
            int token,
            long startNanos,
            long epoch,
            Object boxed,
            long sequence,
            Object sequenceBoxed,
            Object l0,
            Object l1,
            Object l2) {}

    @Override
    public void exitTick(
            int site,
            int token,
            long startNanos,
            Object verdict,
            Throwable thrown,
            long epoch,
            Object boxed,
            long sequence,
            Object sequenceBoxed,
            Object l0,
            Object l1,
            Object l2) {}

    @Override
    public void orderBegins(int site, long startNanos, Object l0, Object l1, Object l2, Object l3, Object l4) {}

    @Override
    public void orderEnds(
            int site,
            int token,
            long startNanos,
            long endNanos,
            Object verdict,
            Throwable thrown,
            Object l0,
            Object l1,
            Object l2,
            Object l3,
            Object l4) {}

    @Override
    public boolean isOk(int site, Object verdict) {
        return !Boolean.FALSE.equals(verdict);
    }

    @Override
    public void order(int site, long nanos, Object l0, Object l1) {}

    @Override
    public void ordersEnd(int site, long nanos, boolean all, Object l0) {}

    @Override
    public void failed(int site, Throwable fault) {
        faults.add(fault);
    }
}
