package io.tbot.extension.own;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.ProbeSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down what advice delivers. */
final class RecordingSink extends ProbeSink {
    final List<String> events = new ArrayList<>();
    final List<Throwable> faults = new ArrayList<>();
    final RecordingOrders orders = new RecordingOrders();
    int token;

    @Override
    public int enter(int site, long startNanos, Object l0, Object l1, Object l2, Object l3, Object l4) {
        events.add("enter " + labels(l0, l1, l2, l3, l4));
        return startNanos == 0 ? -1 : token;
    }

    @Override
    public void exit(int site, int token, long startNanos, Object verdict, Throwable thrown) {
        events.add("exit " + token + " " + verdict + " " + name(thrown));
    }

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
            Object l4) {
        events.add("exit " + token + " " + verdict + " " + name(thrown) + " " + labels(l0, l1, l2, l3, l4));
    }

    @Override
    public void value(int site, double number, Object boxed, Object l0, Object l1, Object l2, Object l3, Object l4) {
        events.add("value " + number + " " + boxed + " " + labels(l0, l1, l2, l3, l4));
    }

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
            Object l2) {
        events.add("tick " + said(epoch, boxed) + " " + said(sequence, sequenceBoxed) + " " + labels(l0, l1, l2));
    }

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
            Object l2) {
        events.add("exit " + token + " " + verdict + " " + name(thrown) + " tick " + said(epoch, boxed) + " "
                + said(sequence, sequenceBoxed) + " " + labels(l0, l1, l2));
    }

    @Override
    public void orderBegins(int site, long startNanos, Object l0, Object l1, Object l2, Object l3, Object l4) {
        events.add("begins " + labels(l0, l1, l2, l3, l4) + Told.text(orders.facts));
    }

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
            Object l4) {
        events.add("ends " + verdict + " " + name(thrown) + " " + labels(l0, l1, l2, l3, l4) + Told.text(orders.facts));
    }

    @Override
    public boolean isOk(int site, Object verdict) {
        return !Boolean.FALSE.equals(verdict);
    }

    @Override
    public void order(int site, long nanos, Object l0, Object l1) {
        events.add("order " + labels(l0, l1) + Told.text(orders.facts));
    }

    @Override
    public void ordersEnd(int site, long nanos, boolean all, Object l0) {
        events.add("end of list " + all + " " + labels(l0) + Told.text(orders.facts));
    }

    @Override
    public void failed(int site, Throwable fault) {
        faults.add(fault);
    }

    private static String said(long plain, Object boxed) {
        return boxed != null ? boxed.toString() : plain == OrderFacts.NONE ? "-" : Long.toString(plain);
    }

    private static String labels(Object... labels) {
        int used = labels.length;
        while (used > 0 && labels[used - 1] == null) {
            used--;
        }
        return Arrays.toString(Arrays.copyOf(labels, used));
    }

    private static String name(Throwable thrown) {
        return thrown == null ? "-" : thrown.getClass().getSimpleName();
    }
}
