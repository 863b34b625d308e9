package io.tbot.testapp.it.apps;

import io.tbot.testapp.it.apps.xchange.XChangeBot;

/** Everything the other bots do, one after the other, then waits for the end of its stdin. */
public final class AllBots {
    private AllBots() {}

    public static void main(String[] args) throws Exception {
        SmallBot.main(args);
        ProxyBot.work();
        DatabaseBot.work();
        HttpBot.work();
        StreamBot.work();
        System.out.println("xchange " + XChangeBot.simulated());
        FixBot.work();
        System.out.println("ready 1");
        System.in.read();
        System.exit(0);
    }
}
