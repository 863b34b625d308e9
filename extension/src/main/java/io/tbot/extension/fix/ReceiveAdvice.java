package io.tbot.extension.fix;

import io.tbot.bootstrap.Fix;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionState;

/** Takes every message that came in, before anything judges it; the end of a connection has no type. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class ReceiveAdvice {
    private ReceiveAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Session self,
            @Advice.FieldValue("state") SessionState state,
            @Advice.Argument(0) Message message,
            @Advice.Local("type") @Nullable String type)
            throws FieldNotFound {
        long start = Fix.begin();
        Message.Header header = message.getHeader();
        if (start != 0 && header.isSetField(35)) {
            type = header.getString(35);
            boolean again = header.isSetField(43) && "Y".equals(header.getString(43));
            if (!Fix.received(self, message, start, type, again)) {
                SessionID id = self.getSessionID();
                boolean initiator = state.isInitiator();
                Fix.introduced(
                        self, id.toString(), id.getTargetCompID(), initiator, self.getStore(), self.isLoggedOn());
                Fix.received(self, message, start, type, again);
            }
            char kind = Fix.kindOf(type);
            if (header.isSetField(52)) {
                Fix.dated(self, header.getString(52));
            }
            if (kind == '0' && message.isSetField(112)) {
                Fix.answered(self, start, message.getString(112));
            } else if ((kind == '3' || kind == 'j')
                    && Fix.isNews(self, kind, Fix.numberOf(header.getString(34)), again, null)) {
                int tag = kind == 'j' ? 380 : 373;
                String refNumber = message.isSetField(45) ? message.getString(45) : null;
                String refType = message.isSetField(372) ? message.getString(372) : null;
                String reason = message.isSetField(tag) ? message.getString(tag) : null;
                OrderFacts facts = Orders.facts();
                facts.clientId = kind == 'j' && message.isSetField(379) ? message.getString(379) : null;
                Fix.rejected(self, Fix.numberOf(refNumber), refType, kind == 'j', reason);
            }
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(@Advice.This Session self, @Advice.Local("type") @Nullable String type) {
        if (Fix.kindOf(type) == 'A' && self.isLoggedOn()) {
            Fix.loggedOn(self);
        }
    }
}
