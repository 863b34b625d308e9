package io.tbot.engine.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What happens between two looks, and how long until the second.
 *
 * @param a which rule, edit, silence …
 * @param b which instance, value, how long …
 */
record ModelStep(Op op, int a, int b, long millis) {
    /** What can happen. */
    enum Op {
        SET,
        NOTHING,
        RESTART,
        ACK,
        SILENCE,
        END_SILENCE,
        EDIT,
        FIRE,
        RESOLVE,
        SET_CLOCK
    }

    private static final long[] USUAL = {1_000, 1_000, 1_000, 1_000, 400, 1_700, 2_500, 3_000};
    private static final long[] ODD = {7_000, 45_000, 130_000, 300_000, 700_000};

    static List<ModelStep> sequence(long seed, int steps) {
        Random random = new Random(seed);
        boolean flappy = random.nextInt(4) == 0;
        List<ModelStep> all = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            long millis =
                    random.nextInt(20) == 0 ? ODD[random.nextInt(ODD.length)] : USUAL[random.nextInt(USUAL.length)];
            all.add(
                    flappy && random.nextInt(3) > 0
                            ? new ModelStep(Op.SET, 0, random.nextInt(2) * 2, millis)
                            : step(random, millis));
        }
        return all;
    }

    private static ModelStep step(Random random, long millis) {
        int a = random.nextInt(1_000);
        int b = random.nextInt(1_000);
        int dice = random.nextInt(100);
        Op op = dice < 50
                ? Op.SET
                : dice < 64
                        ? Op.NOTHING
                        : dice < 68
                                ? Op.RESTART
                                : dice < 76
                                        ? Op.ACK
                                        : dice < 82
                                                ? Op.SILENCE
                                                : dice < 85
                                                        ? Op.END_SILENCE
                                                        : dice < 89
                                                                ? Op.EDIT
                                                                : dice < 93
                                                                        ? Op.FIRE
                                                                        : dice < 97 ? Op.RESOLVE : Op.SET_CLOCK;
        return new ModelStep(op, a, b, millis);
    }

    @Override
    public String toString() {
        return op + "(" + a + "," + b + ")+" + millis + "ms";
    }
}
