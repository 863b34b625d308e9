package io.tbot.testapp.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** {@link AlertSpeed} at full size. Arguments: the file to write, how many breaches, over how many seconds. */
final class AlertSpeedProof {
    private static final double MAX_P50_MILLIS = 700;
    private static final double MAX_P99_MILLIS = 1_500;

    private AlertSpeedProof() {}

    public static void main(String[] arguments) throws Exception {
        int breaches = Integer.parseInt(arguments[1]);
        long seconds = Long.parseLong(arguments[2]);
        Path home = Jdks.homes().toList().get(0);
        long[] micros = AlertSpeed.of(home, Files.createTempDirectory("alert-speed"), breaches, seconds * 1_000);
        long lost = java.util.Arrays.stream(micros)
                .filter(each -> each == Long.MAX_VALUE)
                .count();
        double p50 = micros[breaches / 2] / 1e3;
        double p99 = micros[breaches * 99 / 100] / 1e3;
        String text = String.format(
                Locale.ROOT,
                "# From the breach to the receiver%n%n%s, %s, JDK %s. Made by `./prove alert-speed`.%n%n"
                        + "A bot under the packaged agent sets %,d levels, each at a random moment of %d seconds; a rule"
                        + " of severity critical without `for` watches them, and each is told to a webhook on loopback in"
                        + " a message of its own. From just before the level is set to the arrival of the request's"
                        + " headers, in milliseconds:%n%n| least | p50 | p90 | p99 | most | never |%n|---|---|---|---|---|---|%n"
                        + "| %.0f | %.0f | %.0f | %.0f | %.0f | %d |%n%nThe agent looks once a second, so that half a second of"
                        + " the median is the wait for the next look.%n",
                LocalDate.now(ZoneOffset.UTC),
                Machine.describe(),
                Machine.java(home),
                breaches,
                seconds,
                micros[0] / 1e3,
                p50,
                micros[breaches * 9 / 10] / 1e3,
                p99,
                micros[breaches - 1] / 1e3,
                lost);
        Files.writeString(Path.of(arguments[0]), text);
        System.out.print(text);
        System.exit(lost == 0 && p50 <= MAX_P50_MILLIS && p99 <= MAX_P99_MILLIS ? 0 : 1);
    }
}
