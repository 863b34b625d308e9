package io.tbot.engine.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the agent's endpoint listens and who may ask.
 *
 * @param port 0..65535; 0 = any free one
 * @param token what a caller must send; {@code null} where a random one is made in the state directory
 * @param hosts names that the Host header may carry besides the loopback names, lower case
 * @param publicUrl by which readers of messages reach the endpoint, without a slash at its end; {@code null} for none
 */
public record Listen(
        String address,
        int port,
        @Nullable String token,
        List<String> hosts,
        @Nullable String publicUrl) {
    /** {@code 127.0.0.1:9465}, a token of its own. */
    public static final Listen DEFAULTS = new Listen("127.0.0.1", 9465, null, List.of(), null);

    /** The shortest token that opens an address other machines can reach. */
    public static final int MIN_TOKEN_LENGTH = 16;

    /** Without a public address. */
    public Listen(String address, int port, @Nullable String token, List<String> hosts) {
        this(address, port, token, hosts, null);
    }

    /** Whether only this machine can reach the address. */
    public boolean loopback() {
        return loopback(address);
    }

    static boolean loopback(String address) {
        return address.equals("localhost") || address.equals("::1") || address.equals("[::1]") || loopbackV4(address);
    }

    /** Digits and dots only: {@code 127.example.com} is a name that anyone may own. */
    private static boolean loopbackV4(String address) {
        if (!address.startsWith("127.")) {
            return false;
        }
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** Leaves the token out: this text ends in logs. */
    @Override
    public String toString() {
        return address + ":" + port + (token == null ? "" : " with token") + " " + hosts;
    }
}
