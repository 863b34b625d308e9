package io.tbot.testapp.it.apps;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends a known number of commands over Lettuce, then waits for the end of its stdin. */
public final class LettuceBot {
    public static void main(String[] args) throws Exception {
        RedisClient client = RedisClient.create("redis://127.0.0.1:" + args[0]);
        StatefulRedisConnection<String, String> connection = client.connect();
        RedisCommands<String, String> sync = connection.sync();
        long sum = 0;
        for (int i = 0; i < 12; i++) {
            sync.set("secret-key-" + i, "secret-value-" + i);
        }
        RedisAsyncCommands<String, String> async = connection.async();
        List<RedisFuture<String>> futures = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            futures.add(async.get("secret-key-" + i % 12));
        }
        for (RedisFuture<String> future : futures) {
            sum += future.get(20, TimeUnit.SECONDS).length();
        }
        sync.set("count", "7");
        sum += sync.incr("count");
        try {
            sync.lpush("count", "no list");
        } catch (RedisException refused) {
            System.out.println(refused.getClass().getName());
        }
        for (int i = 0; i < 5; i++) {
            sync.hset("positions", "BTC" + i, "1");
        }
        sync.del("positions", "count");
        System.out.println(sum);
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }
}
