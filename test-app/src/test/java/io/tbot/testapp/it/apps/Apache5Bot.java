package io.tbot.testapp.it.apps;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.BasicHttpClientResponseHandler;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/** Makes a known number of calls with Apache HttpClient 5, then waits for the end of its stdin. */
public final class Apache5Bot {
    private static final int SILENCE_MILLIS = 300;

    public static void main(String[] args) throws Exception {
        LoopbackVenue venue = new LoopbackVenue();
        CloseableHttpClient client = HttpClients.createDefault();
        int characters = 0;
        for (int i = 0; i < 12; i++) {
            HttpPost post = new HttpPost(venue.rest() + "/v1/orders/" + (1000 + i) + "?signature=secret");
            post.setEntity(new StringEntity("{}"));
            characters += read(client, post);
        }
        for (int i = 0; i < 3; i++) {
            characters += read(client, new HttpGet(venue.rest() + "/missing"));
        }
        HttpHost host = HttpHost.create(venue.rest());
        for (int i = 0; i < 5; i++) {
            characters += client.execute(host, new HttpGet("/sync?nonce=1"), new BasicHttpClientResponseHandler())
                    .length();
        }
        String down = "http://127.0.0.1:" + LoopbackVenue.freePort() + "/down";
        try {
            read(client, new HttpGet(down));
        } catch (IOException refused) {
            System.out.println(refused.getClass().getName());
        }
        CloseableHttpAsyncClient background = HttpAsyncClients.createDefault();
        background.start();
        List<Future<SimpleHttpResponse>> futures = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            futures.add(background.execute(get(venue.rest() + "/async?nonce=1"), null));
        }
        for (Future<SimpleHttpResponse> future : futures) {
            characters += future.get().getBodyText().length();
        }
        fail(background, get(down));
        try (ServerSocket silent = new ServerSocket(0)) {
            SimpleHttpRequest impatient = get("http://127.0.0.1:" + silent.getLocalPort() + "/silent");
            impatient.setConfig(RequestConfig.custom()
                    .setResponseTimeout(Timeout.ofMilliseconds(SILENCE_MILLIS))
                    .build());
            fail(background, impatient);
        }
        System.out.println(characters + " characters");
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private static SimpleHttpRequest get(String address) {
        return new SimpleHttpRequest("GET", java.net.URI.create(address));
    }

    private static int read(CloseableHttpClient client, ClassicHttpRequest request) throws IOException, ParseException {
        try (CloseableHttpResponse response = client.execute(request)) {
            return EntityUtils.toString(response.getEntity()).length();
        }
    }

    private static void fail(CloseableHttpAsyncClient client, SimpleHttpRequest request) throws InterruptedException {
        try {
            client.execute(request, null).get();
        } catch (ExecutionException refused) {
            System.out.println(refused.getCause().getClass().getName());
        }
    }
}
