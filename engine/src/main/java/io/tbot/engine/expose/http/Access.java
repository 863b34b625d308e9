package io.tbot.engine.expose.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask what. On a loopback address everybody on this machine may read, if the Host field is a loopback name
 * (which a page under a foreign name cannot send); a mutation needs the token, and a browser's must come from our own
 * page. On any other address every request needs the token. A path whose requests carry a signature of ours needs none.
 *
 * <p>Source: RFC 6750 for the token; docs on DNS rebinding for the Host field.
 */
public final class Access {
    /** Shorter ones can be guessed over a network. */
    public static final int MIN_EXPLICIT_TOKEN = 16;

    private static final String BEARER = "bearer ";

    private final byte[] token;
    private final boolean explicit;
    private final Set<String> hosts = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));

    private final Set<String> origins = new HashSet<>();

    private Access(String token, boolean explicit, List<String> hosts) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.explicit = explicit;
        for (String host : hosts) {
            this.hosts.add(withoutPort(host.toLowerCase(Locale.ROOT)));
        }
    }

    /** Access with the token the user chose. */
    public static Access explicit(String token, List<String> hosts) {
        return new Access(token, true, hosts);
    }

    /** Access with a token nobody chose, as made and kept by a {@link TokenFile}. */
    public static Access generated(String token, List<String> hosts) {
        return new Access(token, false, hosts);
    }

    /** Also for pages that come by this authority: that of a proxy, which may put its own into the Host field. */
    public Access behind(String authority) {
        origins.add(authority.toLowerCase(Locale.ROOT));
        hosts.add(withoutPort(authority.toLowerCase(Locale.ROOT)));
        return this;
    }

    /** Why this may not be served on a non-loopback address; null if it may. */
    @Nullable
    String openAddressMistake() {
        return explicit && token.length >= MIN_EXPLICIT_TOKEN
                ? null
                : "an address that is not loopback needs a token of at least " + MIN_EXPLICIT_TOKEN
                        + " characters; set tbot.listen.token";
    }

    /** @param signed whether the path's requests carry a signature of ours */
    void check(RequestHead head, boolean loopback, boolean signed) throws Refusal {
        String host = head.header("host");
        if (loopback && (host == null || !isOurs(host))) {
            throw Refusal.of(421, Rejection.WRONG_HOST, "host is neither a loopback name nor one of tbot.listen.hosts");
        }
        if (head.isMutation()) {
            checkOrigin(head.header("origin"), host);
        }
        if (!signed && (!loopback || head.isMutation())) {
            checkToken(head.header("authorization"));
        }
    }

    private void checkOrigin(@Nullable String origin, @Nullable String host) throws Refusal {
        if (origin == null) {
            return; // no browser
        }
        int scheme = origin.indexOf("://");
        String authority = scheme < 0 ? "" : origin.substring(scheme + 3);
        boolean ours = authority.equalsIgnoreCase(host) || origins.contains(authority.toLowerCase(Locale.ROOT));
        if (authority.isEmpty() || !ours) {
            throw Refusal.of(403, Rejection.WRONG_ORIGIN, "origin is another page than ours");
        }
    }

    private void checkToken(@Nullable String authorization) throws Refusal {
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        String given = bearer && authorization != null
                ? authorization.substring(BEARER.length()).strip()
                : "";
        if (token.length == 0 || !MessageDigest.isEqual(token, given.getBytes(StandardCharsets.ISO_8859_1))) {
            throw Refusal.unauthorized("send the token as 'Authorization: Bearer TOKEN'");
        }
    }

    private boolean isOurs(String host) {
        return hosts.contains(withoutPort(host.toLowerCase(Locale.ROOT)));
    }

    /** The host without its port; anything after the colon that is not a port stays, and so matches nothing. */
    private static String withoutPort(String authority) {
        int colon = authority.lastIndexOf(':');
        boolean inLiteral = authority.indexOf(']') > colon;
        if (colon < 0 || inLiteral || colon + 6 < authority.length()) {
            return authority;
        }
        boolean port = authority.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        return port ? authority.substring(0, colon) : authority;
    }
}
