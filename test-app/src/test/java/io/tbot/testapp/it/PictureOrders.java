package io.tbot.testapp.it;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the agent must know of each order, worked out from the venue's journal: what the bot was told, whoever told it
 * and however often. What the venue kept to itself nobody can know.
 */
final class PictureOrders {
    /** The venue's words, those that are left for no other last, and the agent's. */
    private static final List<String> RANKS =
            List.of("NEW", "PARTIALLY_FILLED", "REJECTED", "EXPIRED", "CANCELED", "FILLED");

    private static final List<String> WORDS =
            List.of("open", "partially_filled", "rejected", "expired", "cancelled", "filled");

    private final List<Expected> orders = new ArrayList<>();

    private PictureOrders() {}

    static PictureOrders of(JsonObject journal) {
        PictureOrders all = new PictureOrders();
        for (Object each : journal.getArray("trails")) {
            all.orders.add(Expected.of((JsonObject) each));
        }
        return all;
    }

    List<Expected> all() {
        return orders;
    }

    /** Each order's state, quantity executed and venue's id, by the client id that it was placed under. */
    Map<String, String> expected() {
        Map<String, String> states = new TreeMap<>();
        for (Expected order : orders) {
            states.put(order.names.get(0), order.state() + " " + order.executed() + " " + order.venueId());
        }
        return states;
    }

    /** The same as the agent says it. */
    Map<String, String> exposed(Map<String, JsonObject> shown) {
        Map<String, String> states = new TreeMap<>();
        for (Expected order : orders) {
            JsonObject last = null;
            for (String name : order.names) {
                last = shown.getOrDefault(name, last);
            }
            if (last != null) {
                String executed = new BigDecimal(last.getString("filled_qty", "0"))
                        .stripTrailingZeros()
                        .toPlainString();
                states.put(
                        order.names.get(0),
                        last.getString("status") + " " + executed + " " + last.getString("venue_id", ""));
            }
        }
        return states;
    }

    /** How many orders came into each state, as far as that was told. */
    Map<String, Long> reached() {
        Map<String, Long> reached = new TreeMap<>();
        for (Expected order : orders) {
            for (String word : order.reached()) {
                reached.merge(word, 1L, Long::sum);
            }
        }
        return reached;
    }

    /**
     * One order.
     *
     * @param names the client's for it, the first first
     * @param id the venue's; 0 for none
     * @param steps what the venue did, told or not
     */
    record Expected(List<String> names, long id, List<Step> steps) {
        private static Expected of(JsonObject trail) {
            List<String> names = new ArrayList<>();
            trail.getArray("client_ids").forEach(name -> names.add((String) name));
            List<Step> steps = new ArrayList<>();
            JsonArray all = trail.getArray("steps");
            for (Object each : all) {
                JsonObject step = (JsonObject) each;
                String status = step.getString("status");
                boolean refused = status.equals("REJECTED"); // which is always the answer
                steps.add(new Step(
                        status,
                        new BigDecimal(step.getString("quantity")),
                        refused ? "answer" : step.getString("told")));
            }
            return new Expected(names, trail.getLong("venue_id"), steps);
        }

        /** The state that nothing that was told goes beyond. */
        String state() {
            int rank = -1;
            for (Step step : steps) {
                rank = Math.max(rank, step.isTold() ? RANKS.indexOf(step.status) : -1);
            }
            return rank < 0 ? "unknown" : WORDS.get(rank);
        }

        TreeSet<String> reached() {
            TreeSet<String> words = new TreeSet<>();
            for (Step step : steps) {
                int rank = step.isTold() ? RANKS.indexOf(step.status) : -1;
                if (rank >= 0) {
                    words.add(WORDS.get(rank));
                    words.add(step.status.equals("REJECTED") ? "rejected" : "open");
                }
            }
            return words;
        }

        /** Who asks and hears that it is filled knows how much, if not of each part. */
        String executed() {
            BigDecimal sum = BigDecimal.ZERO;
            boolean whole = false;
            for (Step step : steps) {
                whole |= step.status.equals("FILLED") && step.isTold();
            }
            for (Step step : steps) {
                sum = sum.add(whole || step.told.equals("report") ? step.quantity : BigDecimal.ZERO);
            }
            return sum.stripTrailingZeros().toPlainString();
        }

        /** Known from an answer, a list or a report; a rejection has none, the answer to a question neither. */
        String venueId() {
            boolean isTold = steps.stream()
                    .anyMatch(step -> step.told.equals("report")
                            || (step.told.equals("answer") && !step.status.equals("REJECTED")));
            return isTold ? Long.toString(id) : "";
        }

        /** Executions that were told one by one; at least one where any was. */
        long trades() {
            long told = steps.stream()
                    .filter(step -> step.quantity.signum() > 0 && step.told.equals("report"))
                    .count();
            return told == 0 && !executed().equals("0") ? 1 : told;
        }

        boolean isDone() {
            return !List.of("unknown", "open", "partially_filled").contains(state());
        }
    }

    /** @param told {@code report}, {@code answer}, {@code question}, or empty where the venue kept it to itself */
    record Step(String status, BigDecimal quantity, String told) {
        boolean isTold() {
            return !told.isEmpty();
        }
    }
}
