package io.tbot.testapp.it;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one message says, read as whoever gets it reads it.
 *
 * @param notifications how many it stands for; 1 where it does not say
 * @param about alerts that it says it is about
 * @param shown alerts that it names
 * @param more alerts that it says it leaves out
 * @param storm alerts that it says are of the storm's rules, as far as it says so
 * @param changes how often what flaps has changed, by rule, of those that it names
 */
record CalmMessage(int notifications, int about, int shown, int more, int storm, Map<String, Long> changes) {
    private static final Pattern NOTIFICATIONS = Pattern.compile("^[A-Z]+: (\\d+) more notifications");
    private static final Pattern GROUP = Pattern.compile("^[A-Z]+: (\\d+) alerts \\(rule=(s?)");
    private static final Pattern TOTALS = Pattern.compile("(\\d+) firing, (\\d+) resolved;(.*)");
    private static final Pattern STORM = Pattern.compile(" (?:s\\d+|others) (\\d+)");
    private static final Pattern MORE = Pattern.compile("^… (\\d+) more");
    private static final Pattern CHANGED = Pattern.compile("changed (\\d+) times");
    private static final Pattern RULE = Pattern.compile("^[A-Z]+: (\\w+)");

    static CalmMessage of(AlertReceiver.Got got) throws JsonParserException {
        if (got.path().startsWith("/mail")) {
            return plain(got.body());
        }
        JsonObject json = JsonParser.object().from(got.body());
        if (got.path().startsWith("/hook")) {
            return hook(json);
        }
        if (got.path().startsWith("/slack")) {
            return slack(json);
        }
        return got.path().startsWith("/discord") ? discord(json) : plain(json.getString("text"));
    }

    private static CalmMessage hook(JsonObject json) {
        JsonArray alerts = json.getArray("alerts");
        Map<String, Long> changes = new TreeMap<>();
        for (Object each : alerts) {
            JsonObject alert = (JsonObject) each;
            String flapping = alert.getObject("annotations").getString("flapping", "");
            count(alert.getObject("labels").getString("alertname"), flapping, changes);
        }
        int more = json.getInt("truncatedAlerts");
        return new CalmMessage(1, alerts.size() + more, alerts.size(), more, 0, changes);
    }

    private static CalmMessage slack(JsonObject json) {
        List<String> blocks = new ArrayList<>();
        for (Object each : json.getArray("blocks")) {
            blocks.add(((JsonObject) each).getObject("text").getString("text"));
        }
        return text(blocks);
    }

    private static CalmMessage discord(JsonObject json) {
        List<String> blocks = new ArrayList<>(
                json.getString("content").replace("\\", "").lines().toList());
        for (Object each : json.getArray("embeds")) {
            blocks.add(((JsonObject) each).getString("description").replace("\\", ""));
        }
        return text(blocks);
    }

    private static CalmMessage plain(String text) {
        List<String> blocks = new ArrayList<>();
        for (String part : text.strip().split("\n\n")) {
            if (blocks.isEmpty()) {
                blocks.addAll(part.lines().toList()); // title and totals
            } else {
                blocks.add(part);
            }
        }
        return text(blocks);
    }

    private static CalmMessage text(List<String> blocks) {
        String title = blocks.get(0);
        int notifications = number(NOTIFICATIONS, title, 1);
        int about = number(GROUP, title, 1);
        Matcher group = GROUP.matcher(title);
        int storm = group.find() && !group.group(2).isEmpty() ? about : 0;
        int shown = 0;
        int more = 0;
        Map<String, Long> changes = new TreeMap<>();
        for (String block : blocks.subList(1, blocks.size())) {
            Matcher totals = TOTALS.matcher(block);
            if (totals.find()) {
                about = Integer.parseInt(totals.group(1)) + Integer.parseInt(totals.group(2));
                for (Matcher rule = STORM.matcher(totals.group(3)); rule.find(); ) {
                    storm += Integer.parseInt(rule.group(1));
                }
            } else if (MORE.matcher(block).find()) {
                more = number(MORE, block, 0);
            } else {
                shown++;
                Matcher rule = RULE.matcher(block);
                count(rule.find() ? rule.group(1) : "", block, changes);
            }
        }
        return new CalmMessage(notifications, about, shown, more, storm, changes);
    }

    private static void count(String rule, String text, Map<String, Long> changes) {
        int times = number(CHANGED, text, 0);
        if (times > 0) {
            changes.merge(rule, (long) times, Long::sum);
        }
    }

    private static int number(Pattern pattern, String text, int otherwise) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
    }

    /** Whether those that it names and those that it leaves out are those that it is about. */
    boolean addsUp() {
        return shown + more == about;
    }
}
