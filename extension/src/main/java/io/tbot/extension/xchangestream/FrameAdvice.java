package io.tbot.extension.xchangestream;

import io.netty.buffer.ByteBufHolder;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes a connection's beginning, signs of life and close frame; the content of messages is taken by the service. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class FrameAdvice {
    private FrameAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.Argument(1) @Nullable Object message,
            @Advice.FieldValue("handshaker") WebSocketClientHandshaker handshaker,
            @Advice.Local("shaking") boolean shaking) {
        shaking = !handshaker.isHandshakeComplete();
        if (message instanceof PingWebSocketFrame || message instanceof PongWebSocketFrame) {
            long start = WebSockets.begin();
            int type = message instanceof PingWebSocketFrame ? WebSockets.PING : WebSockets.PONG;
            if (start != 0) {
                WebSockets.received(
                        self, start, type, ((ByteBufHolder) message).content().readableBytes());
            }
        } else if (message instanceof CloseWebSocketFrame frame) {
            int code = frame.statusCode();
            WebSockets.closed(self, code < 0 ? 1005 : code);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(
            @Advice.This Object self,
            @Advice.FieldValue("handshaker") WebSocketClientHandshaker handshaker,
            @Advice.Local("shaking") boolean shaking) {
        if (shaking && handshaker.isHandshakeComplete()) {
            WebSockets.opened(self);
        }
    }
}
