package io.tbot.engine.alert.channel;

import java.util.Map;

/**
 * What came back.
 *
 * @param headers by name in lower case; of several the first
 * @param body its beginning, {@value HttpWire#MAX_BODY} bytes at most; shorter where the peer was slow or broke off
 */
record HttpReply(int status, Map<String, String> headers, String body) {}
