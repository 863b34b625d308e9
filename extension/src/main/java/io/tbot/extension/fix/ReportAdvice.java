package io.tbot.extension.fix;

import io.tbot.bootstrap.Fix;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;
import quickfix.Session;

/** Takes execution reports and market data, and times how long the bot held them. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class ReportAdvice {
    private ReportAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Session self,
            @Advice.Argument(0) Message message,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Local("kind") char kind)
            throws FieldNotFound {
        token = -1;
        Message.Header header = message.getHeader();
        kind = header.isSetField(35) ? Fix.kindOf(header.getString(35)) : 0;
        if (kind != '8' && kind != '9' && kind != 'W' && kind != 'X') {
            return;
        }
        start = Fix.begin();
        boolean again = header.isSetField(43) && "Y".equals(header.getString(43));
        int number = header.isSetField(34) ? Fix.numberOf(header.getString(34)) : -1;
        String execId = kind == '8' && message.isSetField(17) ? message.getString(17) : null;
        if (start == 0) {
            return;
        }
        if (!Fix.isNews(self, kind, number, again, execId)) {
            token = kind == '8' || kind == '9' ? Fix.repeating(self, start) : token;
            return;
        }
        String symbol = message.isSetField(55) ? message.getString(55) : null;
        String sent = header.isSetField(52) ? header.getString(52) : null;
        String time = message.isSetField(60) ? message.getString(60) : null;
        if (kind == '8' || kind == '9') {
            OrderFacts facts = Orders.facts();
            facts.clientId = message.isSetField(11) ? message.getString(11) : null;
            facts.origClientId = message.isSetField(41) ? message.getString(41) : null;
            facts.venueId = message.isSetField(37) ? message.getString(37) : null;
            facts.symbol = symbol;
            facts.again = again;
            String status = message.isSetField(39) ? message.getString(39) : null;
            if (kind == '8') {
                facts.execId = execId;
                facts.side = message.isSetField(54) ? message.getString(54) : null;
                facts.lastPx = message.isSetField(31) ? message.getString(31) : null;
                facts.lastQty = message.isSetField(32) ? message.getString(32) : null;
                facts.cumQty = message.isSetField(14) ? message.getString(14) : null;
                facts.avgPx = message.isSetField(6) ? message.getString(6) : null;
                String executionType = message.isSetField(150) ? message.getString(150) : null;
                String transactionType = message.isSetField(20) ? message.getString(20) : null;
                String refusal = message.isSetField(103) ? message.getString(103) : null;
                time = time == null ? sent : time;
                token = Fix.report(self, start, status, executionType, transactionType, refusal, time);
                if (Fix.isRefusal(status, executionType, transactionType)) {
                    Fix.refused(self, symbol, refusal);
                }
            } else {
                facts.status = status;
                String reason = message.isSetField(102) ? message.getString(102) : null;
                String responseTo = message.isSetField(434) ? message.getString(434) : null;
                Fix.cancelRefused(self, reason, responseTo);
            }
        } else {
            String date = null;
            if (message.hasGroup(1, 268)) {
                Group entry = message.getGroup(1, 268);
                if (symbol == null && entry.isSetField(55)) {
                    symbol = entry.getString(55);
                }
                if (entry.isSetField(273)) {
                    time = entry.getString(273);
                    date = entry.isSetField(272) ? entry.getString(272) : null;
                }
            }
            token = Fix.tick(self, start, kind == 'W', symbol, date, time, sent);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Local("kind") char kind,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (kind == 'W' || kind == 'X') {
            Fix.ticked(token, start, thrown);
        } else if (token >= 0) {
            Fix.ended(token, start, thrown);
        }
    }
}
