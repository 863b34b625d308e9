package io.tbot.testapp.it.apps.xchange;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import si.mazi.rescu.HttpStatusException;

/**
 * What the program did, as it saw it itself: one line for each kind of event, with its count.
 *
 * <p>Threads: the program's and the venue's.
 */
final class Account {
    private final Map<String, Integer> lines = new TreeMap<>();

    /** Makes an order call and notes how it ended. */
    <T> T order(String call, String venue, String symbol, Callable<T> body) {
        return made("order", "call", call, venue, symbol, "", "", body);
    }

    /** Places an order and notes how that ended. */
    <T> T place(String venue, String symbol, String type, String side, Callable<T> body) {
        return made("order", "call", "place", venue, symbol, type, side, body);
    }

    /** Asks for market data. */
    <T> T market(String data, String venue, String symbol, Callable<T> body) {
        return made("market", "data", data, venue, symbol, "", "", body);
    }

    /** Asks about the account. */
    <T> T account(String call, String venue, Callable<T> body) {
        return made("account", "call", call, venue, "", "", "", body);
    }

    /** Notes market data whose answer bore the venue's own time. */
    void timed(String data, String venue) {
        add(line("age", "data", data, venue, "", "", "", "ok"));
    }

    /** Notes an HTTP request as the venue saw it. */
    void request(String endpoint, String status) {
        add(line("http", "endpoint", endpoint, "127.0.0.1", "", "", "", status));
    }

    private <T> T made(
            String kind,
            String what,
            String name,
            String venue,
            String symbol,
            String type,
            String side,
            Callable<T> body) {
        T result = null;
        String outcome = "ok";
        try {
            result = body.call();
            outcome = Boolean.FALSE.equals(result) ? "false" : result == null ? "nothing" : "ok";
        } catch (Exception fault) {
            outcome = fault.getClass().getSimpleName() + status(fault);
        }
        add(line(kind, what, name, venue, symbol, type, side, outcome));
        return result;
    }

    /** The status that an answer had, where the exception or its cause tells. */
    private static String status(Exception fault) {
        Throwable answer = fault instanceof HttpStatusException ? fault : fault.getCause();
        return answer instanceof HttpStatusException told ? " " + told.getHttpStatusCode() : "";
    }

    private static String line(
            String kind,
            String what,
            String name,
            String venue,
            String symbol,
            String type,
            String side,
            String outcome) {
        return "{\"kind\":\"" + kind + "\",\"" + what + "\":\"" + name + "\",\"venue\":\"" + venue + "\",\"symbol\":\""
                + symbol + "\",\"type\":\"" + type + "\",\"side\":\"" + side + "\",\"outcome\":\"" + outcome
                + "\",\"count\":";
    }

    private synchronized void add(String line) {
        lines.merge(line, 1, Integer::sum);
    }

    synchronized String toJson() {
        StringBuilder json = new StringBuilder("[");
        lines.forEach((line, count) -> json.append(json.length() > 1 ? ",\n" : "")
                .append(line)
                .append(count)
                .append('}'));
        return json.append(']').toString();
    }
}
