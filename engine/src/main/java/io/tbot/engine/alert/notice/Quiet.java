package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import java.util.Collection;

/**
 * Whether nobody is called about an alert though it fires: someone has it, it is silenced or inhibited, or everybody
 * who would have been told has quiet hours. One that flaps is not quiet: it is told of less often, and nobody has it.
 *
 * <p>Threads: under the lock of {@link Notices}.
 */
final class Quiet {
    private Quiet() {}

    static boolean is(HeldAlert alert, Collection<Group> groups, Calendars calendars, Moment now) {
        if (alert.acknowledgement().isThere()) {
            return true;
        }
        boolean muted = false;
        boolean open = false;
        for (Group group : groups) {
            Member member = group.members.get(alert.fingerprint());
            if (member == null) {
                continue;
            }
            if (member.isHidden() && !member.flaps()) {
                return true;
            }
            boolean closed = !muting(group.route, calendars, now).isEmpty();
            muted |= closed;
            open |= !closed;
        }
        return muted && !open;
    }

    /** The calendar in which a route is quiet now; empty where it is not. */
    static String muting(Route route, Calendars calendars, Moment now) {
        for (String calendar : route.mutedIn()) {
            if (calendars.contains(calendar, now.millis())) {
                return calendar;
            }
        }
        return "";
    }
}
