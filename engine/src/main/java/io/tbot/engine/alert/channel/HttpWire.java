package io.tbot.engine.alert.channel;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One request, one connection, HTTP/1.1, nothing beyond {@code java.base}. Why not a client of the JDK's: they follow
 * the bot's cookie handler, authenticator and proxies, repeat a POST on their own, resolve a name again after we looked
 * at its addresses, and know no limit for the whole.
 *
 * <p>Errors: 5 s to connect, 10 s for a read, 30 s in all; redirects are an answer like any other. A head that is
 * complete counts, whatever becomes of the body.
 */
final class HttpWire {
    static final int MAX_BODY = 16 * 1024;

    /** To try, of one name: what fits into the time for all. */
    private static final int MAX_ADDRESSES = 4;

    private final boolean insecure;
    private final Guard guard;
    private final @Nullable SSLSocketFactory tls;

    /** @param tls {@code null} for what the platform trusts */
    HttpWire(boolean insecure, Guard guard, @Nullable SSLSocketFactory tls) {
        this.insecure = insecure;
        this.guard = guard;
        this.tls = tls;
    }

    HttpReply send(HttpCall call) throws IOException {
        URI uri = uri(call.url());
        boolean plain = uri.getScheme().equalsIgnoreCase("http");
        String host = uri.getHost();
        int port = uri.getPort() < 0 ? (plain ? 80 : 443) : uri.getPort();
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        long startNanos = System.nanoTime();
        List<InetAddress> addresses = Addresses.of(name, plain, insecure);
        try (Socket socket = connect(addresses, port, guard.patience())) {
            Guard.Watch watch = guard.watch(socket, guard.leftMillis(startNanos));
            try (watch) {
                return talk(plain ? socket : secure(tls, socket, name, port), call, uri);
            } catch (IOException fault) {
                throw watch.isOver() ? new HttpFaultException("its time ran out") : fault;
            }
        }
    }

    /** Whether an attempt that began then has no time left. */
    boolean isLate(long startNanos) {
        return guard.leftMillis(startNanos) <= 0;
    }

    private static URI uri(String url) throws IOException {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme();
            if (uri.getHost() == null || scheme == null) {
                throw new RefusedAddressException("not an http or https address");
            }
            if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
                throw new RefusedAddressException("not an http or https address");
            }
            return uri;
        } catch (URISyntaxException wrong) {
            throw new RefusedAddressException("not an address");
        }
    }

    /** To the first address that answers. */
    static Socket connect(List<InetAddress> addresses, int port, Patience patience) throws IOException {
        for (int i = 0; ; i++) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(addresses.get(i), port), patience.connectMillis());
                socket.setSoTimeout(patience.readMillis());
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException next) {
                socket.close();
                if (i + 1 >= Math.min(addresses.size(), MAX_ADDRESSES)) {
                    throw next;
                }
            }
        }
    }

    /** Of a context of our own: asking for the default one would fix it before the bot had its say. */
    static SSLSocketFactory platformTrust() throws HttpFaultException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException none) {
            throw new HttpFaultException("no TLS: " + none.getClass().getSimpleName());
        }
    }

    static Socket secure(@Nullable SSLSocketFactory trust, Socket socket, String host, int port) throws IOException {
        SSLSocketFactory factory = trust == null ? platformTrust() : trust;
        SSLSocket secured = (SSLSocket) factory.createSocket(socket, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    @SuppressWarnings("try") // the watch does its work by being there
    private HttpReply talk(Socket socket, HttpCall call, URI uri) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(head(call, uri));
        out.write(call.body());
        out.flush();
        InputStream in = new BufferedInputStream(socket.getInputStream(), 8192);
        HttpHead head = HttpHead.read(in);
        try (Guard.Watch reading = guard.watch(socket, guard.patience().bodyMillis())) {
            return new HttpReply(head.status(), head.headers(), head.body(in, MAX_BODY));
        }
    }

    private static byte[] head(HttpCall call, URI uri) throws IOException {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        StringBuilder head = new StringBuilder(256);
        head.append(call.method()).append(' ').append(path).append(query).append(" HTTP/1.1\r\n");
        header(head, "Host", uri.getHost() + port);
        header(head, "User-Agent", "tbot-agent");
        header(head, "Accept", "*/*");
        header(head, "Connection", "close");
        for (Map.Entry<String, String> each : call.headers().entrySet()) {
            header(head, each.getKey(), each.getValue());
        }
        header(head, "Content-Length", Integer.toString(call.body().length));
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void header(StringBuilder head, String name, String value) throws IOException {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' && value.charAt(i) != '\t') {
                throw new RefusedAddressException("header " + name + " holds a control character");
            }
        }
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
