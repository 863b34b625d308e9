package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Reason;

/** One alert of a group, and what the receivers think of it. */
final class Member {
    Alert alert;

    /** The receivers have been told that it fires, and nothing since. */
    boolean told;

    /** It has been hidden since they were told. */
    boolean wasHidden;

    /** They have been told that it flaps, and hear nothing more until it is calm. */
    boolean toldFlapping;

    /** Why they are not told now; {@link Reason#NOTHING_NEW} where nothing hides it. */
    Reason hidden = Reason.NOTHING_NEW;

    Member(Alert alert) {
        this.alert = alert;
    }

    boolean isHidden() {
        return hidden != Reason.NOTHING_NEW;
    }
}
