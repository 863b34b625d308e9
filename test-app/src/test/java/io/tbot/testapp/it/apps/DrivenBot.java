package io.tbot.testapp.it.apps;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Has numbers that its stdin says: {@code set scenario part value} for one that goes up and down, {@code add scenario
 * part value} for one that only grows. Ends with its stdin.
 */
public final class DrivenBot {
    private DrivenBot() {}

    /** What a bot would tell its own bookkeeping. */
    static final class Numbers {
        private double sum;

        void set(String scenario, String part, double value) {
            sum += scenario.length() + part.length() + value;
        }

        void add(String scenario, String part, double more) {
            sum += scenario.length() + part.length() + more;
        }
    }

    public static void main(String[] arguments) throws IOException {
        Numbers numbers = new Numbers();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready 1");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", -1);
            double value = Double.parseDouble(words[3]);
            if (words[0].equals("set")) {
                numbers.set(words[1], words[2], value);
            } else {
                numbers.add(words[1], words[2], value);
            }
        }
        System.out.println("sum " + numbers.sum);
    }
}
