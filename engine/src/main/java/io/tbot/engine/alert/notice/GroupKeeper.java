package io.tbot.engine.alert.notice;

/** Where it outlives the process what the receivers were told. Threads: the alert thread; must not wait. */
public interface GroupKeeper {
    void keepGroup(String group, String text);

    void dropGroup(String group);
}
