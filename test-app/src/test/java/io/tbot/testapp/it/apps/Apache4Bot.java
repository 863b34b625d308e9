package io.tbot.testapp.it.apps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.BasicResponseHandler;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.nio.client.CloseableHttpAsyncClient;
import org.apache.http.impl.nio.client.HttpAsyncClients;
import org.apache.http.message.BasicHttpRequest;
import org.apache.http.util.EntityUtils;

/** Makes a known number of calls with Apache HttpClient 4, then waits for the end of its stdin. */
public final class Apache4Bot {
    private static final int SILENCE_MILLIS = 300;
    /** Takes a call and never answers; open to the end. */
    private static final ServerSocket SILENT = silent();

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
            characters += client.execute(host, new BasicHttpRequest("GET", "/sync?nonce=1"), new BasicResponseHandler())
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
        List<Future<HttpResponse>> futures = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            futures.add(background.execute(new HttpGet(venue.rest() + "/async?nonce=1"), null));
        }
        for (Future<HttpResponse> future : futures) {
            characters += EntityUtils.toString(future.get().getEntity()).length();
        }
        fail(background, new HttpGet(down));
        try (ServerSocket silent = new ServerSocket(0)) {
            HttpGet impatient = new HttpGet("http://127.0.0.1:" + silent.getLocalPort() + "/silent");
            impatient.setConfig(
                    RequestConfig.custom().setSocketTimeout(SILENCE_MILLIS).build());
            fail(background, impatient);
        }
        HttpGet givenUp = new HttpGet("http://127.0.0.1:" + SILENT.getLocalPort() + "/given-up");
        background.execute(givenUp, null).cancel(true);
        System.out.println(characters + " characters");
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private static ServerSocket silent() {
        try {
            return new ServerSocket(0);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static int read(CloseableHttpClient client, HttpUriRequest request) throws IOException {
        try (CloseableHttpResponse response = client.execute(request)) {
            return EntityUtils.toString(response.getEntity()).length();
        }
    }

    private static void fail(CloseableHttpAsyncClient client, HttpUriRequest request) throws InterruptedException {
        try {
            client.execute(request, null).get();
        } catch (ExecutionException refused) {
            System.out.println(refused.getCause().getClass().getName());
        }
    }
}
