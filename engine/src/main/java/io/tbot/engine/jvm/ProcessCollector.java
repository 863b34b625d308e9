package io.tbot.engine.jvm;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** What this process uses of the machine. */
final class ProcessCollector extends ThemeCollector {
    private final ProcFiles proc;
    private final long createdNanos = System.nanoTime();
    private final double uptimeAtCreationSeconds = ProcessHandle.current()
            .info()
            .startInstant()
            .map(start -> Duration.between(start, Instant.now()).toMillis() / 1e3)
            .orElse(Double.NaN);

    ProcessCollector(Consumer<String> log, ProcFiles proc) {
        super(log);
        this.proc = proc;
    }

    @Override
    void read(Families families) {
        families.gauge(
                "tbot_app_uptime_seconds",
                "Seconds since the process started.",
                uptimeAtCreationSeconds + (System.nanoTime() - createdNanos) / 1e9);
        families.gauge(
                "jvm_cpus",
                "Processors available to the JVM.",
                Runtime.getRuntime().availableProcessors());
        families.gauge(
                "tbot_process_open_fds",
                "File descriptors the process has open.",
                proc.count("self/fd") - 1d); // one of them is the listing's own
        families.gauge(
                "tbot_process_max_fds",
                "File descriptors the process may open.",
                ProcFiles.number(ProcFiles.words(proc.read("self/limits"), "Max open files"), 0));
        families.gauge(
                "tbot_system_threads",
                "Threads of the process as the kernel counts them, the JVM's own included.",
                ProcFiles.number(ProcFiles.words(proc.read("self/status"), "Threads:"), 0));
    }
}
