package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.config.ProfileRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of a venue that mean something, one way. Immutable; the rule that stands first counts. */
final class Messages extends FieldReader {
    private static final int MAX_CONDITIONS = 48;

    /** The fields that conditions speak of. */
    final Fields conditions;

    private final Message[] messages;

    Messages(ProfileRule profile, boolean sent) {
        List<String> fields = new ArrayList<>();
        List<Message> all = new ArrayList<>();
        List<String> wraps = new ArrayList<>();
        wraps.add("");
        for (String wrap : profile.wraps()) {
            wraps.add(wrap + '.');
        }
        for (ProfileRule.Message rule : profile.messages()) {
            if (rule.is().startsWith("send_") == sent) {
                for (String wrap : wraps) {
                    String field = wrap + Message.field(rule);
                    int slot = fields.indexOf(field);
                    if (slot < 0 && fields.size() < MAX_CONDITIONS) {
                        slot = fields.size();
                        fields.add(field);
                    }
                    if (slot >= 0) {
                        all.add(new Message(rule, wrap, slot));
                    }
                }
            }
        }
        messages = all.toArray(new Message[0]);
        int[] slots = new int[fields.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = i;
        }
        conditions = fields.isEmpty() ? Fields.NOTHING : Fields.of(fields, slots);
    }

    @HotPath
    boolean isEmpty() {
        return messages.length == 0;
    }

    @Override
    @HotPath
    boolean found(long slots, Found found) {
        return of(slots, found) != null;
    }

    /** The message that the conditions in these slots tell; {@code null} for none. */
    @HotPath
    @Nullable
    Message of(long slots, Found found) {
        for (Message message : messages) {
            if ((slots & 1L << message.slot) != 0 && message.matches(found) >= 0) {
                return message;
            }
        }
        return null;
    }
}
