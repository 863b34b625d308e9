package io.tbot.testapp.it.apps;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Makes a known number of calls with OkHttp, waited for and in the background, then waits for the end of its stdin. */
public final class OkHttpBot {
    private static final int SILENCE_MILLIS = 300;

    public static void main(String[] args) throws Exception {
        LoopbackVenue venue = new LoopbackVenue();
        AtomicInteger intercepted = new AtomicInteger();
        OkHttpClient client = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    intercepted.incrementAndGet();
                    return chain.proceed(chain.request());
                })
                .build();
        int characters = 0;
        for (int i = 0; i < 12; i++) {
            RequestBody body = RequestBody.create(MediaType.parse("application/json"), "{}");
            characters += read(client.newCall(request(venue.rest() + "/v1/orders/" + (1000 + i) + "?signature=secret")
                    .post(body)
                    .build()));
        }
        for (int i = 0; i < 3; i++) {
            characters += read(client.newCall(request(venue.rest() + "/missing").build()));
        }
        for (int i = 0; i < 5; i++) {
            characters += read(client.newCall(request(venue.rest() + "/sync").build()));
        }
        characters += inTheBackground(client, venue.rest() + "/async", 20);
        String down = "http://127.0.0.1:" + LoopbackVenue.freePort() + "/down";
        fail(client, down);
        inTheBackground(client, down, 1);
        try (ServerSocket silent = new ServerSocket(0)) {
            OkHttpClient impatient = client.newBuilder()
                    .callTimeout(SILENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .build();
            fail(impatient, "http://127.0.0.1:" + silent.getLocalPort() + "/silent");
        }
        System.out.println(characters + " characters, " + intercepted + " intercepted");
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private static Request.Builder request(String address) {
        return new Request.Builder().url(address);
    }

    private static int read(Call call) throws IOException {
        try (Response response = call.execute()) {
            return response.body().string().length();
        }
    }

    private static int inTheBackground(OkHttpClient client, String address, int calls) throws Exception {
        AtomicInteger characters = new AtomicInteger();
        CountDownLatch answered = new CountDownLatch(calls);
        for (int i = 0; i < calls; i++) {
            client.newCall(request(address).build()).enqueue(new Callback() {
                @Override
                public void onFailure(Call call, IOException fault) {
                    System.out.println(fault.getClass().getName());
                    answered.countDown();
                }

                @Override
                public void onResponse(Call call, Response response) throws IOException {
                    characters.addAndGet(response.body().bytes().length);
                    answered.countDown();
                }
            });
        }
        answered.await(20, TimeUnit.SECONDS);
        return characters.get();
    }

    private static void fail(OkHttpClient client, String address) {
        try {
            read(client.newCall(request(address).build()));
        } catch (IOException refused) {
            System.out.println(refused.getClass().getName());
        }
    }
}
