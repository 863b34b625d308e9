package io.tbot.testapp.it.apps;

/** Runs the small bot, then once more for each line on its stdin, until that ends. */
public final class WaitingBot {
    private WaitingBot() {}

    public static void main(String[] arguments) throws Exception {
        SmallBot.main(arguments);
        int round = 1;
        System.out.println("ready " + round);
        for (int next = System.in.read(); next >= 0; next = System.in.read()) {
            if (next == '\n') {
                SmallBot.main(arguments);
                System.out.println("ready " + ++round);
            }
        }
        System.out.println("ended");
    }
}
