package io.tbot.engine.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.management.ThreadMXBean;
import io.tbot.engine.FreshThread;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.measure.Windows;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshThread.class)
class HostileHeadersTest {
    private static final int HEADERS = 100_000;
    private static final long SEED = 20261125;
    private static final String[] NAMES = {
        "Date",
        "Age",
        "Retry-After",
        "X-Bapi-Limit",
        "X-Bapi-Limit-Status",
        "X-Bapi-Limit-Reset-Timestamp",
        "X-RateLimit-Limit",
        "X-RateLimit-Remaining",
        "X-RateLimit-Reset",
        "RateLimit",
        "RateLimit-Policy",
        "gw-ratelimit-reset",
        "X-MBX-USED-WEIGHT-1M",
        "X-MBX-ORDER-COUNT-",
        "X-SAPI-USED-IP-WEIGHT-9999D",
    };
    private static final String[] VALUES = {
        "0",
        "-1",
        "9223372036854775807",
        "99999999999999999999999999",
        "1e9",
        "NaN",
        "",
        " ",
        ";",
        "r=",
        "=;r=;t=",
        "r=5",
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sun, 99 Foo 9999 99:99:99 GMT",
        "\u0000\uFFFF",
        "12,13",
        "5;w=99999999999999",
        "100000000000000",
        "7258118401",
        "limit=1, remaining=2, reset=99999999999999",
    };

    private final Measure measure = new Measure(Caps.standard());
    private final Connectivity connectivity =
            new Connectivity(measure, new Families(), new Windows(measure, System.nanoTime()), new WallClock());
    private final ResponseHeaders headers = new ResponseHeaders();

    @Test
    void survivesHeadersOfEveryKindAndStaysBounded() {
        Random random = new Random(SEED);
        long now = System.nanoTime();

        assertThatCode(() -> {
                    for (int i = 0; i < HEADERS; i++) {
                        if (i % 20 == 0) {
                            headers.clear();
                        }
                        headers.take(name(random), value(random));
                        String exchange = "venue" + random.nextInt(1000);
                        String endpoint = "GET /" + random.nextInt(100);
                        connectivity.answered(exchange, endpoint, 100 + random.nextInt(500), now - 1000, now, headers);
                        if (i % 10_000 == 0) {
                            connectivity.refresh(now);
                        }
                    }
                    connectivity.refresh(now + random.nextLong());
                })
                .as("seed " + SEED)
                .doesNotThrowAnyException();

        assertThat(connectivity.venues()).isLessThanOrEqualTo(VenueLinks.MAX);
    }

    @Test
    void allocatesNothingForTheHeadersOfAKnownVenue() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        int calls = 20_000;
        double least = Double.MAX_VALUE;
        double fastestNanos = Double.MAX_VALUE;
        for (int round = 0; round < 8; round++) {
            long before = threads.getThreadAllocatedBytes(id);
            long start = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                answerOfTwentyHeaders();
            }
            fastestNanos = Math.min(fastestNanos, (System.nanoTime() - start) / (double) calls);
            least = Math.min(least, (threads.getThreadAllocatedBytes(id) - before) / (double) calls);
        }
        System.out.printf("20 headers of an answer: %.0f ns%n", fastestNanos);

        assertThat(least).isLessThan(0.1);
    }

    private void answerOfTwentyHeaders() {
        long now = System.nanoTime();
        headers.clear();
        headers.take("Date", "Sun, 06 Nov 1994 08:49:37 GMT");
        headers.take("X-MBX-USED-WEIGHT", "17");
        headers.take("X-MBX-USED-WEIGHT-1M", "17");
        headers.take("X-MBX-ORDER-COUNT-10S", "1");
        headers.take("X-MBX-ORDER-COUNT-1D", "20");
        for (int i = 0; i < 5; i++) {
            headers.take("Content-Type", "application/json;charset=UTF-8");
            headers.take("Strict-Transport-Security", "max-age=31536000; includeSubdomains");
            headers.take("x-mbx-uuid", "0f1e2d3c");
        }
        connectivity.answered("binance", "GET /api/v3/account", 200, now - 1000, now, headers);
    }

    private static String name(Random random) {
        return random.nextInt(4) == 0 ? noise(random, 45) : NAMES[random.nextInt(NAMES.length)];
    }

    private static String value(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> noise(random, 400);
            case 1 -> VALUES[random.nextInt(VALUES.length)];
            case 2 -> Long.toString(random.nextLong() >>> random.nextInt(63));
            default -> VALUES[random.nextInt(VALUES.length)] + noise(random, 5);
        };
    }

    private static String noise(Random random, int most) {
        char[] noise = new char[random.nextInt(most)];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (char) (random.nextInt(3) == 0 ? random.nextInt(65_536) : 32 + random.nextInt(95));
        }
        return new String(noise);
    }
}
