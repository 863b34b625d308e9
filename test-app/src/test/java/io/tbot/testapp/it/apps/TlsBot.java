package io.tbot.testapp.it.apps;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Makes a known number of calls over TLS with each of the JDK's HTTP clients, then waits for the end of its stdin. Key
 * store and trust store come by the JVM's own properties.
 */
public final class TlsBot {
    public static void main(String[] args) throws Exception {
        int port = serve();
        overUrlConnection("https://127.0.0.1:" + port);
        overHttpClient("https://localhost:" + port);
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private static void overUrlConnection(String venue) throws Exception {
        for (int i = 0; i < 6; i++) {
            HttpBot.overUrlConnection(venue + "/v1/orders/" + (1000 + i) + "?signature=secret", "POST");
        }
        for (int i = 0; i < 3; i++) {
            HttpBot.overUrlConnection(venue + "/missing", "GET");
        }
        HttpsURLConnection connection =
                (HttpsURLConnection) URI.create(venue + "/inspected").toURL().openConnection();
        connection.connect();
        System.out.println(connection.getServerCertificates().length + " certificate, "
                + connection.getPeerPrincipal().getName());
        System.out.println(connection.getResponseCode() + " " + connection.getResponseMessage());
        connection.disconnect();

        HttpsURLConnection wary =
                (HttpsURLConnection) URI.create(venue + "/untrusted").toURL().openConnection();
        wary.setSSLSocketFactory(trustingNobody().getSocketFactory());
        try {
            wary.getResponseCode();
        } catch (IOException refused) {
            System.out.println(refused.getClass().getName());
        }
    }

    private static void overHttpClient(String venue) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < 5; i++) {
            client.send(HttpBot.request(venue + "/sync"), HttpResponse.BodyHandlers.ofString());
        }
        List<CompletableFuture<HttpResponse<String>>> futures = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            futures.add(client.sendAsync(HttpBot.request(venue + "/async"), HttpResponse.BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> future : futures) {
            future.get();
        }
        HttpClient wary = HttpClient.newBuilder().sslContext(trustingNobody()).build();
        try {
            wary.send(HttpBot.request(venue + "/untrusted"), HttpResponse.BodyHandlers.ofString());
        } catch (IOException refused) {
            System.out.println(refused.getClass().getName());
        }
        try {
            wary.sendAsync(HttpBot.request(venue + "/untrusted"), HttpResponse.BodyHandlers.ofString())
                    .join();
        } catch (RuntimeException refused) {
            System.out.println(refused.getCause().getClass().getName());
        }
    }

    private static SSLContext trustingNobody() throws Exception {
        X509TrustManager nobody = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
                throw new CertificateException("untrusted");
            }

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
                throw new CertificateException("untrusted");
            }

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {nobody}, null);
        return context;
    }

    private static int serve() throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(SSLContext.getDefault()));
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = "{}".getBytes();
            boolean missing = exchange.getRequestURI().getPath().startsWith("/missing");
            exchange.sendResponseHeaders(missing ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return server.getAddress().getPort();
    }
}
