package io.tbot.engine.alert.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Starts {@link KilledEngine} again and again on one directory and kills it at a random moment. What it had said to be
 * durable must be known to the next; what fired for a while must be known to all three receivers, and so must its end;
 * each of them may hear one thing twice for each kill.
 */
final class EngineKills implements AutoCloseable {
    private static final int MIN_MILLIS = 100;
    private static final int MORE_MILLIS = 3_000;
    private static final long LAST_MILLIS = 120_000;
    /** The longest interval of a group, and some looks. */
    private static final long SEEN_MILLIS = 1_500;

    private static final List<String> CHANNELS = List.of("a", "b", "c");

    private final Path directory;
    private final Random random;
    private final World world;
    private final Receivers receivers = new Receivers();
    private final Set<Integer> firing = new HashSet<>();
    private final Set<Integer> over = new HashSet<>();
    private final Set<Integer> taken = new HashSet<>();
    private final Map<Integer, Integer> steps = new HashMap<>();
    private final Set<String> silences = new HashSet<>();
    private final List<long[]> lives = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    int kills;
    int transitions;
    int seen;
    /** How often a receiver first heard of an alert when it was over. */
    int late;
    /** Of how many escalations a step that waited was not told, since what it was about was over. */
    int overtaken;

    /** @param millis how long the world is to go on */
    EngineKills(Path directory, long seed, long millis) throws IOException {
        this.directory = directory;
        this.random = new Random(seed);
        long now = System.currentTimeMillis();
        this.world = new World(seed, now, now + millis);
    }

    boolean isOver() {
        return System.currentTimeMillis() >= world.endMillis();
    }

    /** One more life and death. */
    void kill() throws Exception {
        live(MIN_MILLIS + random.nextInt(MORE_MILLIS), false);
        kills++;
        receivers.nextLife();
    }

    /** One last life, in which all that is left is told; everything that was wrong, one in a line. */
    String end() throws Exception {
        long left = world.endMillis() - System.currentTimeMillis();
        if (left > 0) {
            Thread.sleep(left);
        }
        live(LAST_MILLIS, true);
        for (int n = 0; n < world.begun(world.endMillis()); n++) {
            boolean wasSeen = wasSeen(n);
            seen += wasSeen ? 1 : 0;
            for (String channel : CHANNELS) {
                boolean told = receivers.knows(channel, n, true);
                boolean toldOver = receivers.knows(channel, n, false);
                late += !told && toldOver ? 1 : 0;
                if (wasSeen && !told && !toldOver) {
                    faults.add(channel + " never heard of " + n);
                }
                if (told && receivers.firing(channel).contains(n)) {
                    faults.add(channel + " never heard that " + n + " is over");
                }
            }
        }
        steps.forEach((n, step) -> {
            boolean isMissing = receivers.escalations(n) < Math.min(step, 2); // the third may take the second's place
            if (isMissing && world.lasts(n)) {
                faults.add("of " + step + " steps of " + n + " " + receivers.escalations(n) + " were told");
            }
            overtaken += isMissing ? 1 : 0; // by its end, as far as it waited: none is told behind that
        });
        if (overtaken > 2 + steps.size() / 20) {
            faults.add("of " + overtaken + " escalations out of " + steps.size() + " a step was not told");
        }
        return String.join("\n", faults) + receivers.tooMany();
    }

    int messages() {
        return receivers.messages();
    }

    int duplicates() {
        return receivers.duplicates();
    }

    /** Whether one life went on for long enough while it was bad. */
    private boolean wasSeen(int n) {
        for (long[] life : lives) {
            long from = Math.max(life[0], world.startMillis(n));
            long to = Math.min(life[1], world.overMillis(n));
            if (to - from >= SEEN_MILLIS) {
                return true;
            }
        }
        return false;
    }

    private void live(long millis, boolean untilIdle) throws Exception {
        Process child = start();
        long upMillis = 0;
        Known known = new Known();
        Thread killer = new Thread(() -> kill(child, millis));
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                switch (words[0]) {
                    case "had" -> known.add(words);
                    case "up" -> {
                        upMillis = System.currentTimeMillis();
                        compare(known, words[1]);
                        killer.start();
                    }
                    case "idle" -> {
                        if (untilIdle) {
                            child.toHandle().destroyForcibly();
                        }
                    }
                    default -> note(words);
                }
            }
        } finally {
            child.destroyForcibly();
            child.waitFor(10, TimeUnit.SECONDS);
            killer.interrupt();
        }
        if (upMillis == 0) {
            faults.add("life " + kills + " did not come up");
        }
        lives.add(new long[] {upMillis, System.currentTimeMillis()});
    }

    private static void kill(Process child, long millis) {
        try {
            Thread.sleep(millis);
            child.toHandle().destroyForcibly(); // the process's own method would close the stream
        } catch (InterruptedException itEnded) {
            Thread.currentThread().interrupt();
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledEngine.class.getName(),
                        directory.toString(),
                        Integer.toString(receivers.port()),
                        Long.toString(world.seed()),
                        Long.toString(world.beginMillis()),
                        Long.toString(world.endMillis()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void note(String[] words) {
        if (words[0].equals("silence")) {
            silences.add(words[1]);
            return;
        }
        int n = Integer.parseInt(words[1]);
        switch (words[0]) {
            case "firing" -> {
                transitions++;
                firing.add(n);
            }
            case "over" -> {
                transitions++;
                over.add(n);
            }
            case "taken" -> taken.add(n);
            case "step" -> steps.put(n, Integer.parseInt(words[2]));
            default -> faults.add("said '" + String.join(" ", words) + "'");
        }
    }

    private void compare(Known known, String whole) {
        long now = System.currentTimeMillis();
        if (!whole.equals("true")) {
            faults.add("kill " + kills + " damaged the journal");
        }
        for (int n : firing) {
            boolean mayBeOver = over.contains(n) || world.overMillis(n) <= now;
            if (!mayBeOver && !known.firing.contains(n)) {
                faults.add("after kill " + kills + " " + n + " does not fire any more");
            }
        }
        for (int n : known.firing) {
            if (over.contains(n)) {
                faults.add("after kill " + kills + " " + n + " fires, which was over");
            }
            if (taken.contains(n) && !known.taken.contains(n)) {
                faults.add("after kill " + kills + " " + n + " is not taken any more");
            }
            if (steps.getOrDefault(n, 0) > known.steps.getOrDefault(n, 0)) {
                faults.add("after kill " + kills + " " + n + " is at an earlier step of its escalation");
            }
        }
        for (String silence : silences) {
            if (!known.silences.contains(silence)) {
                faults.add("after kill " + kills + " silence " + silence + " is gone");
            }
        }
    }

    @Override
    public void close() {
        receivers.close();
    }

    /** What a process knew again when it began. */
    private static final class Known {
        private final Set<Integer> firing = new HashSet<>();
        private final Set<Integer> taken = new HashSet<>();
        private final Map<Integer, Integer> steps = new HashMap<>();
        private final Set<String> silences = new HashSet<>();

        void add(String[] words) {
            switch (words[1]) {
                case "firing" -> firing.add(Integer.parseInt(words[2]));
                case "taken" -> taken.add(Integer.parseInt(words[2]));
                case "step" -> steps.put(Integer.parseInt(words[2]), Integer.parseInt(words[3]));
                default -> silences.add(words[2]);
            }
        }
    }
}
