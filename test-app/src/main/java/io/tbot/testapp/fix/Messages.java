package io.tbot.testapp.fix;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;
import quickfix.MessageFactory;
import quickfix.field.ApplVerID;

/** Messages without classes of their own, read and written by tag. Threads: any. */
public final class Messages implements MessageFactory {
    public static final String VERSION = "FIX.4.4";
    public static final String LOGON = "A";
    public static final String SESSION_REJECT = "3";
    public static final String EXECUTION_REPORT = "8";
    public static final String CANCEL_REJECT = "9";
    public static final String NEW_ORDER = "D";
    public static final String CANCEL = "F";
    public static final String REPLACE = "G";
    public static final String BUSINESS_REJECT = "j";

    private static final int BEGIN_STRING = 8;

    /** A message of this type that says nothing yet. */
    public static Message of(String type) {
        Message message = new Message();
        message.getHeader().setString(BEGIN_STRING, VERSION);
        message.getHeader().setString(Tags.MSG_TYPE, type);
        return message;
    }

    public static String type(Message message) {
        try {
            return message.getHeader().getString(Tags.MSG_TYPE);
        } catch (FieldNotFound untyped) {
            return "";
        }
    }

    /** A tag's value; empty without it. */
    public static String text(Message message, int tag) {
        try {
            return message.isSetField(tag) ? message.getString(tag) : "";
        } catch (FieldNotFound absent) {
            return "";
        }
    }

    /** The value of a tag of the header; empty without it. */
    public static String header(Message message, int tag) {
        try {
            return message.getHeader().isSetField(tag) ? message.getHeader().getString(tag) : "";
        } catch (FieldNotFound absent) {
            return "";
        }
    }

    /** Notes when it happened. */
    public static void stamp(Message message) {
        message.setUtcTimeStamp(Tags.TRANSACT_TIME, LocalDateTime.now(ZoneOffset.UTC));
    }

    @Override
    public Message create(String version, String type) {
        return of(type);
    }

    @Override
    public Message create(String version, ApplVerID application, String type) {
        return of(type);
    }

    @Override
    public @Nullable Group create(String version, String type, int field) {
        return null;
    }
}
