package io.tbot.extension.own;

import io.tbot.bootstrap.Probe;
import io.tbot.engine.config.ProbeSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Hands out switched-on sites and keeps what is reported. */
final class RecordingSites implements SiteRegistry {
    private static int last;

    final List<String> sites = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    final List<String> nearMisses = new ArrayList<>();

    @Override
    public int register(ProbeSpec probe, String className, String method, String[] literals, boolean verdictIsOk) {
        sites.add(method + " " + Arrays.toString(literals));
        Probe.turn(++last, true);
        return last;
    }

    @Override
    public void problem(ProbeSpec probe, String className, String method, String message) {
        problems.add(message);
    }

    @Override
    public void nearMiss(ProbeSpec probe, String className, List<String> methodNames) {
        nearMisses.add(className + " " + methodNames);
    }
}
