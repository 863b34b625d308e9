package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;

/** A notification that was given up. */
public record DeadLetter(Notification notification, Reason reason, String why, long atMillis) {}
