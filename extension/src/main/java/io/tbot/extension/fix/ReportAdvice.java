package io.tbot.extension.fix;

import io.tbot.bootstrap.Fix;
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
            @Advice.Local("token") int token)
            throws FieldNotFound {
        token = -1;
        Message.Header header = message.getHeader();
        char kind = header.isSetField(35) ? Fix.kindOf(header.getString(35)) : 0;
        if (kind != '8' && kind != '9' && kind != 'W' && kind != 'X') {
            return;
        }
        start = Fix.begin();
        boolean again = header.isSetField(43) && "Y".equals(header.getString(43));
        int number = header.isSetField(34) ? Fix.numberOf(header.getString(34)) : -1;
        String execId = kind == '8' && message.isSetField(17) ? message.getString(17) : null;
        if (start == 0 || !Fix.isNews(self, kind, number, again, execId)) {
            return;
        }
        String symbol = message.isSetField(55) ? message.getString(55) : null;
        if (kind == '8') {
            String status = message.isSetField(39) ? message.getString(39) : null;
            token = Fix.report(self, start, status, message.isSetField(150) ? message.getString(150) : null);
            if ("8".equals(status)) {
                Fix.refused(self, symbol, message.isSetField(103) ? message.getString(103) : null);
            }
        } else if (kind == '9') {
            Fix.cancelRefused(self, message.isSetField(102) ? message.getString(102) : null);
        } else {
            if (symbol == null && message.hasGroup(1, 268)) {
                Group entry = message.getGroup(1, 268);
                symbol = entry.isSetField(55) ? entry.getString(55) : null;
            }
            token = Fix.tick(self, start, kind == 'W', symbol);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (token >= 0) {
            Fix.ended(token, start, thrown);
        }
    }
}
