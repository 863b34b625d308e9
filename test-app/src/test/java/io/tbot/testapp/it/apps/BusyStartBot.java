package io.tbot.testapp.it.apps;

import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.util.List;

/** Says that it is ready, is busy loading classes for three seconds, then waits for the end of its stdin. */
public final class BusyStartBot {
    private static final int CLASSES = 1300;
    private static final int PAUSES = 52;
    private static final int PAUSE_MILLIS = 50;

    private BusyStartBot() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("ready 1");
        List<String> names;
        try (ModuleReader base =
                ModuleFinder.ofSystem().find("java.base").orElseThrow().open()) {
            names = base.list()
                    .filter(name -> name.matches("(sun|jdk)/.*[^o]\\.class"))
                    .limit(CLASSES)
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
        for (int i = 0; i < names.size(); i++) {
            Class.forName(names.get(i), false, null);
            if (i % (CLASSES / PAUSES) == 0) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        System.in.read();
    }
}
