package io.tbot.engine.alert;

import io.tbot.engine.alert.deliver.Couriers;
import io.tbot.engine.alert.deliver.DeliveryLog;
import io.tbot.engine.alert.deliver.Outbox;
import io.tbot.engine.alert.hold.History;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.notice.Silences;
import io.tbot.engine.alert.rule.Metrics;
import java.util.Random;

/**
 * What the alert engine is put together from, plain arguments all of them. {@link #of} makes those of a running agent,
 * and nothing else does; whoever wants another one of them hands in another one.
 *
 * @param metrics the numbers that rules look at
 * @param journal opened with {@link AlertEngine#KINDS}
 * @param kept writes to the journal
 * @param links put into messages
 * @param history what fired so far
 * @param silences of file and people
 * @param log what was decided
 * @param outbox what is to be sent
 * @param couriers send it
 */
record AlertServices(
        Metrics metrics,
        Journal journal,
        Kept kept,
        AckLinks links,
        History history,
        Silences silences,
        DeliveryLog log,
        Outbox outbox,
        Couriers couriers) {
    static AlertServices of(Metrics metrics, Journal journal, AckLinks links) {
        Kept kept = new Kept(journal);
        DeliveryLog log = new DeliveryLog();
        if (journal.lines().hasFiles()) {
            log.keepIn(journal.lines()::newestFirst);
            journal.lines().feed(log::nextLines);
        }
        Outbox outbox = new Outbox(kept, log, new Random());
        return new AlertServices(
                metrics, journal, kept, links, new History(kept), new Silences(), log, outbox, new Couriers(outbox));
    }
}
