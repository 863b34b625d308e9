package io.tbot.extension.tyrus;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.glassfish.tyrus.core.frame.BinaryFrame;
import org.glassfish.tyrus.core.frame.Frame;
import org.glassfish.tyrus.core.frame.PingFrame;
import org.glassfish.tyrus.core.frame.TextFrame;
import org.jspecify.annotations.Nullable;

/** Counts what the bot sends, and the pings of an interval it has set; pongs and close frames are the library's. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class SendAdvice {
    private SendAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.Argument(0) @Nullable Object frame,
            @Advice.Local("start") long start,
            @Advice.Local("type") int type) {
        start = WebSockets.begin();
        if (start == 0) {
            return;
        }
        if (frame instanceof TextFrame text) {
            type = WebSockets.TEXT;
            WebSockets.sending(self, text.getTextPayload(), text.isFin());
        } else if (frame instanceof BinaryFrame) {
            type = WebSockets.BINARY;
        } else if (frame instanceof PingFrame) {
            type = WebSockets.PING;
        } else {
            start = 0;
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.This Object self,
            @Advice.Argument(0) @Nullable Object frame,
            @Advice.Local("start") long start,
            @Advice.Local("type") int type,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0 && thrown == null && frame instanceof Frame sent) {
            WebSockets.sent(self, start, type, sent.getPayloadLength(), sent.isFin());
        }
    }
}
