package io.tbot.agent.cli.bot;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.tbot.agent.cli.print.Table;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code alerts why FINGERPRINT}: the way of one alert, from its rule to whoever was told, or why nobody was. */
@Command(
        name = "why",
        description = "Shows the way of one alert: the rule, what was measured, how it stands, and each decision about"
                + " telling somebody with its reason, oldest first.")
final class WhyCommand extends Question {
    @Parameters(paramLabel = "FINGERPRINT", description = "the alert's, or its beginning")
    private String fingerprint = "";

    @Override
    JsonObject ask(Bot bot) {
        String whole = Fingerprints.whole(fingerprint, bot);
        JsonObject alert = bot.get(AlertsCommand.PATH + "/" + whole, Map.of());
        JsonObject answer = new JsonObject();
        answer.put("alert", alert);
        answer.put("rule", rule(alert.getString("rule", ""), bot));
        answer.put(
                "deliveries",
                bot.get("api/v1/deliveries", Map.of("fingerprint", whole)).getArray("deliveries"));
        return answer;
    }

    /** Empty of an alert that no rule watches, or no longer. */
    private static JsonObject rule(String id, Bot bot) {
        for (Object each : bot.get("api/v1/rules", Map.of()).getArray("rules")) {
            if (each instanceof JsonObject rule && id.equals(rule.getString("id"))) {
                return rule;
            }
        }
        return new JsonObject();
    }

    @Override
    void print(JsonObject answer, PrintStream out) {
        JsonObject alert = answer.getObject("alert");
        JsonObject rule = answer.getObject("rule");
        line(out, "alert", alert.getString("fingerprint"));
        line(out, "rule", alert.getString("rule") + " (" + alert.getString("severity") + ")");
        if (rule.containsKey("when")) {
            line(out, "when", rule.getString("when"));
            String fault = rule.getString("last_fault", "");
            if (!fault.isEmpty()) {
                line(out, "last fault", fault);
            }
        } else {
            line(out, "when", "no rule watches it");
        }
        line(out, "labels", labels(alert.getObject("labels")));
        if (alert.containsKey("value")) {
            String threshold = alert.containsKey("threshold") ? ", threshold " + alert.get("threshold") : "";
            line(out, "value", alert.get("value") + threshold);
        }
        line(out, "state", state(alert));
        acknowledged(alert, out);
        if (alert.getInt("escalation_step", 0) > 0) {
            line(out, "escalation", "step " + alert.getInt("escalation_step"));
        }
        JsonArray suppressed = alert.getArray("suppressed");
        if (suppressed != null && !suppressed.isEmpty()) {
            line(out, "was hidden", String.join(", ", suppressed.toArray(new String[0])));
        }
        decisions(answer.getArray("deliveries"), out);
    }

    private static void line(PrintStream out, String what, @Nullable Object value) {
        out.printf("%-12s  %s%n", what, Table.plain(String.valueOf(value)));
    }

    private static String state(JsonObject alert) {
        String state = alert.getString("state", "") + " since " + time(alert.getString("since"));
        String until = alert.containsKey("until") ? " until " + time(alert.getString("until")) : "";
        String cause = alert.containsKey("cause") ? " (" + alert.getString("cause") + ")" : "";
        String hidden = alert.containsKey("hidden") ? ", " + alert.getString("hidden") : "";
        return state + until + cause + hidden;
    }

    private static void acknowledged(JsonObject alert, PrintStream out) {
        String by = alert.getString("acknowledged_by", "");
        if (!by.isEmpty()) {
            String note = alert.getString("acknowledged_note", "");
            line(
                    out,
                    "acknowledged",
                    "by " + by + " until " + time(alert.getString("acknowledged_until"))
                            + (note.isEmpty() ? "" : ": " + note));
        }
    }

    private static void decisions(JsonArray newestFirst, PrintStream out) {
        out.println();
        if (newestFirst.isEmpty()) {
            out.println("nothing has been decided about telling anybody: it waits, or no route takes it");
            return;
        }
        Table table = new Table("AT", "RESULT", "REASON", "CHANNEL", "ATTEMPT", "DETAIL");
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            JsonObject each = newestFirst.getObject(i);
            int attempt = each.getInt("attempt", 0);
            table.row(
                    time(each.getString("at")),
                    each.getString("result", ""),
                    each.getString("reason", ""),
                    each.getString("channel", ""),
                    attempt == 0 ? "" : Integer.toString(attempt),
                    each.getString("detail", ""));
        }
        out.print(table);
    }
}
