package io.tbot.testapp.it.apps;

/** Works for a moment, so that everything around it has started, and says when its main ends. */
public final class MainEnds {
    private static final long MILLIS = 700;

    private MainEnds() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread.sleep(MILLIS);
        System.out.println(System.currentTimeMillis());
    }
}
