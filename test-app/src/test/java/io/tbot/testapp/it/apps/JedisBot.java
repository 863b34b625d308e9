package io.tbot.testapp.it.apps;

import java.io.IOException;
import java.net.ServerSocket;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** Sends a known number of commands over Jedis, then waits for the end of its stdin. */
public final class JedisBot {
    private static final int SILENCE_MILLIS = 300;

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        long sum = 0;
        try (Jedis jedis = new Jedis("127.0.0.1", port)) {
            for (int i = 0; i < 12; i++) {
                jedis.set("secret-key-" + i, "secret-value-" + i);
            }
            for (int i = 0; i < 20; i++) {
                sum += jedis.get("secret-key-" + i % 12).length();
            }
            jedis.set("count", "7");
            sum += jedis.incr("count");
            fail(() -> jedis.lpush("count", "no list"));
            for (int i = 0; i < 5; i++) {
                sum += jedis.hset("positions", "BTC" + i, "1");
            }
            jedis.del("positions", "count");
        }
        try (ServerSocket silent = new ServerSocket(0);
                Jedis impatient = new Jedis("127.0.0.1", silent.getLocalPort(), SILENCE_MILLIS)) {
            fail(() -> impatient.get("secret-key-1"));
        } catch (IOException | JedisException broken) {
            System.out.println(broken.getClass().getName());
        }
        System.out.println(sum);
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private static void fail(Runnable command) {
        try {
            command.run();
        } catch (JedisException refused) {
            System.out.println(refused.getClass().getName());
        }
    }
}
