package io.tbot.testapp.it.apps;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import quickfix.Application;
import quickfix.Group;
import quickfix.Message;
import quickfix.MessageFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.field.ApplVerID;

/** Messages without classes of their own, which both versions of the library understand. */
final class FixMessages implements MessageFactory {
    static final String VERSION = "FIX.4.4";

    @Override
    public Message create(String version, String type) {
        Message message = new Message();
        message.getHeader().setString(8, version);
        message.getHeader().setString(35, type);
        return message;
    }

    @Override
    public Message create(String version, ApplVerID application, String type) {
        return create(version, type);
    }

    @Override
    public Group create(String version, String type, int field) {
        return null;
    }

    /** A message of this type with these tags, {@code tag, value} in turn. */
    static Message of(String type, Object... tags) {
        Message message = new Message();
        message.getHeader().setString(8, VERSION);
        message.getHeader().setString(35, type);
        for (int i = 0; i < tags.length; i += 2) {
            message.setString((Integer) tags[i], String.valueOf(tags[i + 1]));
        }
        return message;
    }

    /** A tag's value; empty without it. */
    static String tag(Message message, int tag) {
        try {
            return message.isSetField(tag) ? message.getString(tag) : "";
        } catch (quickfix.FieldNotFound absent) {
            return "";
        }
    }

    static String type(Message message) {
        try {
            return message.getHeader().getString(35);
        } catch (quickfix.FieldNotFound absent) {
            return "";
        }
    }

    /** What both sides set. */
    static SessionSettings settings(SessionID session, String kind) {
        SessionSettings settings = new SessionSettings();
        settings.setString("ConnectionType", kind);
        settings.setString("StartTime", "00:00:00");
        settings.setString("EndTime", "00:00:00");
        settings.setString("HeartBtInt", "60");
        settings.setString("SocketTcpNoDelay", "Y");
        settings.setString(session, "BeginString", session.getBeginString());
        settings.setString(session, "SenderCompID", session.getSenderCompID());
        settings.setString(session, "TargetCompID", session.getTargetCompID());
        return settings;
    }

    static String json(Map<String, Integer> counts) {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(entry -> '"' + entry.getKey() + "\": " + entry.getValue())
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    /** An application that hears nothing. */
    abstract static class Quiet implements Application {
        @Override
        public void onCreate(SessionID session) {}

        @Override
        public void onLogon(SessionID session) {}

        @Override
        public void onLogout(SessionID session) {}

        @Override
        public void toAdmin(Message message, SessionID session) {}

        @Override
        public void fromAdmin(Message message, SessionID session) {}

        @Override
        public void toApp(Message message, SessionID session) {}
    }
}
