package io.tbot.extension.jetty;

import io.tbot.bootstrap.WebSockets;
import java.nio.ByteBuffer;
import net.bytebuddy.asm.Advice;
import org.eclipse.jetty.websocket.core.Frame;
import org.jspecify.annotations.Nullable;

/** Times the handling of a message, or of one of the frames that it comes in. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class MessageAdvice {
    private MessageAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.FieldValue("activeMessageSink") @Nullable Object sink,
            @Advice.FieldValue("binarySink") @Nullable Object binary,
            @Advice.Argument(0) @Nullable Frame frame,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Local("type") int type,
            @Advice.Local("bytes") long bytes,
            @Advice.Local("last") boolean last) {
        token = -1;
        start = WebSockets.begin();
        if (start != 0 && frame != null) {
            token = WebSockets.enter(self, start);
            if (token >= 0) {
                last = frame.isFin();
                int code = frame.getOpCode();
                type = code == 2 || (code == 0 && sink != null && sink == binary) ? WebSockets.BINARY : WebSockets.TEXT;
                ByteBuffer payload = frame.getPayload();
                if (payload != null) {
                    bytes = payload.remaining();
                    WebSockets.payload(self, payload, last);
                }
            }
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.This Object self,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Local("type") int type,
            @Advice.Local("bytes") long bytes,
            @Advice.Local("last") boolean last,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            WebSockets.handled(self, token, start, type, bytes, last, thrown);
        }
    }
}
