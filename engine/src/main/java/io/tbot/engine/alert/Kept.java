package io.tbot.engine.alert;

import io.tbot.engine.alert.deliver.Deliveries;
import io.tbot.engine.alert.hold.AlertText;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.History;
import io.tbot.engine.alert.hold.Keeper;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.journal.Kind;
import io.tbot.engine.alert.model.Fingerprint;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.notice.GroupKeeper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of alerts outlives the process, in the journal: alerts, what groups were told, silences, deliveries, what is
 * over, rules added at run time, links that were used.
 *
 * <p>Threads: any of the agent's; nothing waits but {@link Deliveries#force}.
 */
final class Kept implements Keeper, GroupKeeper, Deliveries, History.Store {
    static final Kind ALERT = new Kind("alert", 1);
    static final Kind GROUP = new Kind("group", 1);
    static final Kind SILENCE = new Kind("silence", 1);
    static final Kind DELIVERY = new Kind("delivery", 1);
    static final Kind EPISODE = new Kind("episode", 1);
    static final Kind RULE = new Kind("rule", 1);
    static final Kind LINK = new Kind("link", 1);
    static final List<Kind> KINDS = List.of(ALERT, GROUP, SILENCE, DELIVERY, EPISODE, RULE, LINK, Parts.PART);

    /** In characters; longer ones are told apart by their digest, since the journal takes 1 KiB. */
    private static final int MAX_KEY = 250;

    private final Journal journal;
    private final Parts parts;

    Kept(Journal journal) {
        this.journal = journal;
        this.parts = new Parts(journal, KINDS);
    }

    @Override
    public void keep(HeldAlert alert) {
        put(ALERT, alert.fingerprint(), AlertText.of(alert));
    }

    @Override
    public void drop(String fingerprint) {
        parts.remove(ALERT, fingerprint);
    }

    @Override
    public void keepGroup(String group, String text) {
        put(GROUP, groupKey(group), text);
    }

    @Override
    public void dropGroup(String group) {
        parts.remove(GROUP, groupKey(group));
    }

    private static String groupKey(String group) {
        return group.length() <= MAX_KEY ? group : Fingerprint.of(group, Labels.NONE);
    }

    @Override
    public void keepEpisode(String key, String text) {
        put(EPISODE, key, text);
    }

    @Override
    public void dropEpisode(String key) {
        parts.remove(EPISODE, key);
    }

    @Override
    public void put(String key, byte[] value) {
        parts.put(DELIVERY, key, value);
    }

    @Override
    public void remove(String key) {
        parts.remove(DELIVERY, key);
    }

    @Override
    public Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (Parts.Value each : parts.all(DELIVERY)) {
            all.put(each.key(), each.bytes());
        }
        return all;
    }

    @Override
    public void force(long millis) {
        boolean unusedInMemoryIsAsGoodAsItGets = journal.awaitDurable(journal.written(), millis);
    }

    /** The values of a kind, in the order in which their keys came to be. */
    List<Parts.Value> all(Kind kind) {
        return parts.all(kind);
    }

    /** The texts of a kind, by key. */
    Map<String, String> texts(Kind kind) {
        Map<String, String> texts = new LinkedHashMap<>();
        parts.all(kind).forEach(each -> texts.put(each.key(), each.text()));
        return texts;
    }

    /** Whether there was room for it. */
    boolean put(Kind kind, String key, String text) {
        return parts.put(kind, key, text.getBytes(StandardCharsets.UTF_8));
    }

    void remove(Kind kind, String key) {
        parts.remove(kind, key);
    }
}
