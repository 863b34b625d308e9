package io.tbot.extension.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By how much the arguments of a method that is really the body of a lambda or the target of a method reference are
 * shifted against those of the interface method it implements: captured variables come first.
 *
 * <p>Threads: any thread that weaves; each sees what it announced itself.
 */
public final class LambdaBodies {
    private static final ThreadLocal<Map<String, Integer>> CURRENT = new ThreadLocal<>();

    private LambdaBodies() {}

    /**
     * Announces the lambda bodies of the class that this thread weaves now; {@code null} when it is done.
     *
     * @param shifts internal name followed by descriptor, to the shift
     */
    public static void announce(@Nullable Map<String, Integer> shifts) {
        if (shifts == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(shifts);
        }
    }

    /**
     * Where argument 0 of the interface method stands among the parameters of this method.
     *
     * @param internalName the woven method's name
     * @param descriptor the woven method's descriptor
     * @return 0 for an ordinary method; the number of captured variables for a lambda body; -1 where argument 0 is the
     *     receiver ({@code Tick::apply})
     */
    public static int shiftOf(String internalName, String descriptor) {
        Map<String, Integer> shifts = CURRENT.get();
        Integer shift = shifts == null ? null : shifts.get(internalName + descriptor);
        return shift == null ? 0 : shift;
    }
}
