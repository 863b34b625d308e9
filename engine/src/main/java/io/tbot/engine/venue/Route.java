package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.config.FieldSource;
import io.tbot.engine.config.ProfileRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call of a venue's API: how it is recognised, and where its facts stand. Immutable. */
final class Route implements Values {
    private static final String ANY = "*";

    /** {@link Orders#PLACE} to {@link Orders#QUERY}. */
    final int kind;

    /** Whether the answer lists the bot's trades. */
    final boolean trades;

    /** Whether the answer, where it is whole, lists every open order. */
    final boolean complete;

    /** Whether the call is about the venue, not about orders: its time, its limits, or anything else. */
    final boolean general;

    final Fields request;
    final Fields answer;
    /** Names of what is wanted of a query or form, and their slots. */
    final String[] parameters;

    final int[] parameterSlots;

    /** Segments of the path that are facts, and their slots. */
    final int[] segments;

    final int[] segmentSlots;

    private final String[] literals = new String[Found.SLOTS];
    private final String method;
    private final String[][] paths;

    Route(ProfileRule.Call call, List<String> codes) {
        String is = call.is();
        kind = switch (is) {
            case "place" -> Orders.PLACE;
            case "replace" -> Orders.REPLACE;
            case "cancel" -> Orders.CANCEL;
            default -> Orders.QUERY;
        };
        trades = is.equals("trades");
        complete = is.equals("open_orders");
        general = is.equals("time") || is.equals("limits") || is.equals(ANY);
        method = call.method();
        paths = new String[call.paths().size()][];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = call.paths().get(i).substring(1).split("/", -1);
        }
        Slots asked = new Slots();
        Slots answered = new Slots();
        Slots placed = new Slots();
        for (Map.Entry<String, List<String>> fact : call.facts().entrySet()) {
            int slot = Fact.slot(fact.getKey());
            for (String source : fact.getValue()) {
                if (FieldSource.isLiteral(source)) {
                    literals[slot] = source.substring(1, source.length() - 1);
                } else if (source.startsWith(FieldSource.REQUEST)) {
                    asked.add(source.substring(FieldSource.REQUEST.length()), slot);
                } else if (source.startsWith(FieldSource.ANSWER)) {
                    answered.add(source.substring(FieldSource.ANSWER.length()), slot);
                } else {
                    placed.add(source.substring(FieldSource.PATH.length()), slot);
                }
            }
        }
        for (int i = 0; i < codes.size(); i++) {
            answered.add(codes.get(i), Fact.CODE + 1 + i);
        }
        request = asked.fields();
        answer = answered.fields();
        parameters = asked.paths.toArray(new String[0]);
        parameterSlots = asked.slots();
        segmentSlots = placed.slots();
        segments = new int[segmentSlots.length];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = Integer.parseInt(placed.paths.get(i));
        }
    }

    /** A call that the profile does not name: of its answer only the error code matters. */
    static Route unnamed(List<String> codes) {
        return new Route(new ProfileRule.Call(ANY, ANY, List.of("/"), Map.of()), codes);
    }

    /** What the profile says of a fact whatever the call; {@code null} where it does not. */
    @Override
    public @Nullable String text(int slot) {
        return literals[slot];
    }

    /** Whether the request's body may say something. */
    @HotPath
    boolean readsBody() {
        return parameters.length > 0;
    }

    @HotPath
    boolean matches(String method, String path) {
        if (!this.method.equals(method)) {
            return false;
        }
        for (String[] template : paths) {
            if (matches(template, path)) {
                return true;
            }
        }
        return false;
    }

    /** Segment by segment; both begin behind the first slash. */
    @HotPath
    private static boolean matches(String[] template, String path) {
        int at = 1;
        int length = path.length();
        for (int i = 0; i < template.length; i++) {
            String wanted = template[i];
            int end = at;
            while (end < length && path.charAt(end) != '/') {
                end++;
            }
            boolean same = ANY.equals(wanted) ? end > at : wanted.length() == end - at && path.startsWith(wanted, at);
            if (!same || (end == length) != (i == template.length - 1)) {
                return false;
            }
            at = end + 1;
        }
        return length > 0;
    }

    /** Paths and their slots, as they are collected. */
    static final class Slots {
        final List<String> paths = new ArrayList<>();
        private final List<Integer> numbers = new ArrayList<>();

        void add(String path, int slot) {
            paths.add(path);
            numbers.add(slot);
        }

        int[] slots() {
            int[] slots = new int[numbers.size()];
            for (int i = 0; i < slots.length; i++) {
                slots[i] = numbers.get(i);
            }
            return slots;
        }

        Fields fields() {
            return paths.isEmpty() ? Fields.NOTHING : Fields.of(paths, slots());
        }
    }
}
