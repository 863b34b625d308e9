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

/** Times the sending of a message, and of an order if it is one, which the application may not change then. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class SendAdvice {
    private SendAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Session self,
            @Advice.FieldValue("state") SessionState state,
            @Advice.Argument(0) Message message,
            @Advice.Local("start") long start,
            @Advice.Local("order") int order,
            @Advice.Local("send") int send,
            @Advice.Local("type") @Nullable String type)
            throws FieldNotFound {
        order = -1;
        send = -1;
        start = Fix.begin();
        Message.Header header = message.getHeader();
        if (start != 0 && header.isSetField(35)) {
            type = header.getString(35);
            char kind = Fix.kindOf(type);
            boolean again = header.isSetField(43) && "Y".equals(header.getString(43));
            // a second time for a session from before the agent, once it is introduced
            for (int attempt = 0; attempt < 2; attempt++) {
                if ((kind == 'D' || kind == 'F' || kind == 'G') && !again) {
                    OrderFacts facts = Orders.facts();
                    facts.clientId = message.isSetField(11) ? message.getString(11) : null;
                    facts.origClientId = message.isSetField(41) ? message.getString(41) : null;
                    facts.qty = message.isSetField(38) ? message.getString(38) : null;
                    facts.price = message.isSetField(44) ? message.getString(44) : null;
                    String symbol = message.isSetField(55) ? message.getString(55) : null;
                    String orderType = message.isSetField(40) ? message.getString(40) : null;
                    String side = message.isSetField(54) ? message.getString(54) : null;
                    order = Fix.ordering(self, start, kind, symbol, orderType, side);
                } else if (kind == '1' && message.isSetField(112)) {
                    Fix.testing(self, start, message.getString(112));
                }
                send = Fix.sending(self, start, type);
                if (send != Fix.STRANGER) {
                    break;
                }
                SessionID id = self.getSessionID();
                boolean initiator = state.isInitiator();
                Fix.introduced(
                        self, id.toString(), id.getTargetCompID(), initiator, self.getStore(), self.isLoggedOn());
            }
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.This Session self,
            @Advice.Argument(0) Message message,
            @Advice.Return boolean handedOn,
            @Advice.Local("start") long start,
            @Advice.Local("order") int order,
            @Advice.Local("send") int send,
            @Advice.Local("type") @Nullable String type)
            throws FieldNotFound {
        if (type != null) {
            Fix.sent(self, order, send, start, handedOn);
            char kind = Fix.kindOf(type);
            if (handedOn && (kind == '3' || kind == 'j')) {
                int tag = kind == 'j' ? 380 : 373;
                String reason = message.isSetField(tag) ? message.getString(tag) : null;
                String refType = message.isSetField(372) ? message.getString(372) : null;
                Fix.rejecting(self, refType, kind == 'j', reason);
            }
        }
    }
}
