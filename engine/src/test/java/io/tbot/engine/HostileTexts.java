package io.tbot.engine;

import java.util.Random;

/** Texts that nobody vouches for: empty, huge, of odd characters, numbers beyond all range. Made from a seed. */
public final class HostileTexts {
    private static final String[] NUMBERS = {
        "0",
        "-1",
        "9223372036854775807",
        "99999999999999999999999999",
        "1e9",
        "1e999999999",
        "-1e-999999999",
        "NaN",
        "0x7f",
        "1.",
        ".",
        "+",
        "-",
        "007",
        "١٢٣"
    };
    private static final String[] TIMES = {
        "20260105-13:30:00.123456789",
        "20260105-13:30:00",
        "99999999-99:99:99",
        "00000000-00:00:00.",
        "20260105-",
        "13:30:00",
        "2026010513:30:00",
        "-20260105-13:30:00"
    };
    private static final char[] ODD = "\u0000\u0001=|{}[]\":,\\\u00ff\ufeff\ud800\udc00\n\r\t%<>&'".toCharArray();

    private final Random random;

    public HostileTexts(long seed) {
        random = new Random(seed);
    }

    /** Any of them, now and then one that is good. */
    public String next(String good) {
        return switch (random.nextInt(9)) {
            case 0 -> "";
            case 1 -> NUMBERS[random.nextInt(NUMBERS.length)];
            case 2 -> TIMES[random.nextInt(TIMES.length)];
            case 3 -> noise(40);
            case 4 -> noise(400);
            case 5 -> good.substring(0, random.nextInt(good.length() + 1));
            case 6 -> good + noise(5);
            case 7 -> random.nextInt(50) == 0 ? good.repeat(10_000) : Long.toString(random.nextLong(), 36);
            default -> good;
        };
    }

    /** Also none. */
    public String orNull(String good) {
        return random.nextInt(8) == 0 ? null : next(good);
    }

    public int number(int bound) {
        return random.nextInt(bound);
    }

    private String noise(int most) {
        char[] noise = new char[random.nextInt(most)];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = switch (random.nextInt(3)) {
                case 0 -> (char) random.nextInt(65_536);
                case 1 -> ODD[random.nextInt(ODD.length)];
                default -> (char) (32 + random.nextInt(95));
            };
        }
        return new String(noise);
    }
}
