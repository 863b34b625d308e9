package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Reason;

/** One alert of a group, and what the receivers think of it. */
final class Member {
    /** As it was when it came to fire, was last told of, or ended. */
    Alert alert;

    /** The receivers have been told that it fires, and nothing since. */
    boolean told;

    /** It has been hidden since they were told. */
    boolean wasHidden;

    /** How often it had changed when they were last told that it flaps; {@link #STEADY} where they were not. */
    long toldChanges = STEADY;

    /** When they were last told that it flaps. */
    long toldFlapMillis;

    /** How often it has changed so far, looked at while it flaps. */
    long changes;

    /** Someone has it. */
    boolean taken;

    /** Why they are not told now; {@link Reason#NOTHING_NEW} where nothing hides it. */
    Reason hidden = Reason.NOTHING_NEW;

    static final long STEADY = -1;

    Member(Alert alert) {
        this.alert = alert;
    }

    boolean isHidden() {
        return hidden != Reason.NOTHING_NEW;
    }

    /** It comes and goes too often to be told of each time. */
    boolean flaps() {
        return hidden == Reason.FLAPPING;
    }

    /** They were told that it flaps, and have not heard yet that it is calm. */
    boolean toldFlapping() {
        return toldChanges != STEADY;
    }

    boolean isVisible() {
        return alert.isFiring() && !isHidden();
    }
}
