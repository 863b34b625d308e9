package io.tbot.testapp.venue.fix;

import io.tbot.testapp.fix.Messages;
import io.tbot.testapp.fix.Tags;
import io.tbot.testapp.venue.MatchingRules;
import io.tbot.testapp.venue.VenueJournal;
import quickfix.Message;
import quickfix.Responder;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;

/**
 * Reports that are sent once more though nobody asked: every other one as a new message that says it may be a repeat
 * (97=Y), the others as the very message again (43=Y), which the client's engine keeps to itself.
 *
 * <p>Threads: any.
 */
final class FixRepeats {
    private final MatchingRules rules;
    private final VenueJournal journal;

    FixRepeats(MatchingRules rules, VenueJournal journal) {
        this.rules = rules;
        this.journal = journal;
    }

    /** Sends a report again where the rules want it; it has just been sent. */
    void repeat(Message report, SessionID session) {
        long execution = Long.parseLong(Messages.text(report, Tags.EXEC_ID));
        if (!rules.isReportedTwice(execution)) {
            return;
        }
        if (execution % 2 == 0) {
            resend(report, session);
        } else {
            duplicate(report, session);
        }
    }

    private void resend(Message report, SessionID session) {
        Message again = (Message) report.clone();
        again.getHeader().setBoolean(Tags.POSS_RESEND, true);
        try {
            journal.count("duplicates", "fix poss_resend");
            boolean unused = Session.sendToTarget(again, session);
        } catch (SessionNotFound shutDown) {
            // the acceptor is closed; nobody is left to tell
        }
    }

    /** Only where the client is there: of what waits for it, nothing is sent twice. */
    private void duplicate(Message report, SessionID session) {
        Session known = Session.lookupSession(session);
        Responder wire = known == null ? null : known.getResponder();
        if (wire == null) {
            return;
        }
        Message again = (Message) report.clone();
        again.getHeader().setBoolean(Tags.POSS_DUP, true);
        again.getHeader().setString(Tags.ORIG_SENDING_TIME, Messages.header(report, Tags.SENDING_TIME));
        if (wire.send(again.toString())) {
            journal.count("duplicates", "fix poss_dup");
            journal.countFix(Messages.EXECUTION_REPORT, "out");
        }
    }
}
