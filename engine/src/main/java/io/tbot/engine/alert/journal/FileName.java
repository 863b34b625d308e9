package io.tbot.engine.alert.journal;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What files of the journal are called: {@code journal-} and 16 hex digits. Eight count, so that the newest is the
 * largest; eight are random, so that no two files that ever were in a place share an id.
 */
final class FileName {
    static final String UNFINISHED = ".tmp";
    static final String DAMAGED = ".damaged";

    private static final String PREFIX = "journal-";
    private static final int DIGITS = 16;
    private static final int COUNT_SHIFT = 32;

    private FileName() {}

    /** Of a file that follows the one with that id. */
    static long idAfter(long id) {
        long count = (id >>> COUNT_SHIFT) + 1;
        return (count << COUNT_SHIFT) | (ThreadLocalRandom.current().nextInt() & 0xffff_ffffL);
    }

    static String of(long id) {
        return PREFIX + HexFormat.of().toHexDigits(id);
    }

    /** The id; 0 or less for a name of another make, which includes unfinished and damaged files. */
    static long idIn(String name) {
        if (name.length() != PREFIX.length() + DIGITS || !name.startsWith(PREFIX)) {
            return 0;
        }
        try {
            return HexFormat.fromHexDigitsToLong(name, PREFIX.length(), name.length());
        } catch (NumberFormatException notOurs) {
            return 0;
        }
    }

    static boolean isUnfinished(String name) {
        return name.startsWith(PREFIX) && name.endsWith(UNFINISHED);
    }

    static boolean isDamaged(String name) {
        return name.startsWith(PREFIX) && name.endsWith(DAMAGED);
    }
}
