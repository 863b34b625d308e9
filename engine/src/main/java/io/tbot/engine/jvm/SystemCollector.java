package io.tbot.engine.jvm;

import java.io.File;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The machine: processors, memory, disks, network, load. Absent where there is no {@code /proc}.
 *
 * <p>Errors: in a container these are the host's, as the kernel shows them.
 */
final class SystemCollector extends ThemeCollector {
    /** Enough for a server's disks; a container host may show hundreds of mounts. */
    private static final int MAX_MOUNTS = 16;

    private static final int KIB = 1024;

    private final ProcFiles proc;
    private final CpuUsage cpu = new CpuUsage();

    SystemCollector(Consumer<String> log, ProcFiles proc) {
        super(log);
        this.proc = proc;
        cpu.percent(proc.read("stat"), System.nanoTime());
    }

    @Override
    void read(Families families) {
        families.gauge(
                "tbot_system_cpu_usage_percent",
                "Share of all processors' time that was not idle, since the scrape before this one, at least 1 s.",
                cpu.percent(proc.read("stat"), System.nanoTime()));
        memory(families, proc.read("meminfo"));
        load(families, ProcFiles.words(proc.read("loadavg"), ""));
        network(families, proc.read("net/dev"));
        disks(families, proc.read("self/mounts"));
    }

    private static void memory(Families families, @Nullable String meminfo) {
        double total = ProcFiles.number(ProcFiles.words(meminfo, "MemTotal:"), 0);
        double available = ProcFiles.number(ProcFiles.words(meminfo, "MemAvailable:"), 0);
        if (total <= 0 || available < 0) {
            return;
        }
        families.gauge("tbot_system_memory_total_bytes", "Memory of the machine.", total * KIB);
        families.gauge(
                "tbot_system_memory_usage_bytes",
                "Memory of the machine that cannot be had without swapping.",
                (total - available) * KIB);
        families.gauge(
                "tbot_system_memory_usage_percent",
                "Share of the machine's memory that cannot be had without swapping.",
                100 * (total - available) / total);
    }

    private static void load(Families families, String[] words) {
        String[] windows = {"1m", "5m", "15m"};
        for (int i = 0; i < windows.length; i++) {
            families.gauge(
                    "tbot_system_load_average",
                    "Threads running or waiting to run on the machine, averaged over the window.",
                    List.of("window"),
                    List.of(windows[i]),
                    ProcFiles.number(words, i));
        }
    }

    private static void network(Families families, @Nullable String dev) {
        if (dev == null) {
            return;
        }
        double received = 0;
        double sent = 0;
        for (String line : dev.split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0 && !line.substring(0, colon).strip().equals("lo")) {
                String[] words = line.substring(colon + 1).strip().split("\\s+", -1);
                received += Math.max(0, ProcFiles.number(words, 0));
                sent += Math.max(0, ProcFiles.number(words, 8));
            }
        }
        families.counter("tbot_system_network_bytes_received", "Bytes all interfaces but loopback received.", received);
        families.counter("tbot_system_network_bytes_sent", "Bytes all interfaces but loopback sent.", sent);
    }

    /** The root and every local disk once; a network disk that hangs would hang the scrape. */
    private static void disks(Families families, @Nullable String mounts) {
        if (mounts == null) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (String line : mounts.split("\n", -1)) {
            String[] words = line.split(" ", -1);
            boolean local = words.length > 1 && (words[1].equals("/") || words[0].startsWith("/dev/"));
            if (local && seen.size() < MAX_MOUNTS && seen.add(words[0])) {
                disk(families, new File(words[1]));
            }
        }
    }

    private static void disk(Families families, File mount) {
        double total = mount.getTotalSpace();
        if (total > 0) {
            families.gauge(
                    "tbot_system_disk_usage_percent",
                    "Share of the disk that an ordinary user cannot write to any more.",
                    List.of("mount_point"),
                    List.of(mount.getPath()),
                    100 * (total - mount.getUsableSpace()) / total);
        }
    }
}
