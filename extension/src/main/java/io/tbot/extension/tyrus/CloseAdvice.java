package io.tbot.extension.tyrus;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.glassfish.tyrus.core.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Takes the end of a connection; the code is in the frame's first two bytes, whichever API's class holds the reason.
 */
public final class CloseAdvice {
    private CloseAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object self, @Advice.Argument(0) @Nullable Object closing) {
        int code = 1005;
        if (closing instanceof Frame frame) {
            byte[] payload = frame.getPayloadData();
            if (payload != null && payload.length >= 2) {
                code = (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
            }
        }
        WebSockets.closed(self, code);
    }
}
