package io.tbot.engine.alert.hold;

/** Where alerts outlive the process. Threads: called under the book's lock; must not wait. */
public interface Keeper {
    /** Keeps nothing. */
    Keeper NONE = new Keeper() {
        @Override
        public void keep(HeldAlert alert) {
            // in memory only
        }

        @Override
        public void drop(String fingerprint) {
            // in memory only
        }
    };

    /** The alert is as it stands now. */
    void keep(HeldAlert alert);

    /** There is no such alert any more. */
    void drop(String fingerprint);
}
