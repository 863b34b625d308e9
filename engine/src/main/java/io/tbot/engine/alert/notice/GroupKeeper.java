package io.tbot.engine.alert.notice;

/** Where it outlives the process what the receivers were told. Threads: the alert thread; must not wait. */
public interface GroupKeeper {
    /** Keeps nothing. */
    GroupKeeper NONE = new GroupKeeper() {
        @Override
        public void keepGroup(String group, String text) {
            // in memory only
        }

        @Override
        public void dropGroup(String group) {
            // in memory only
        }
    };

    void keepGroup(String group, String text);

    void dropGroup(String group);
}
