package io.tbot.extension.own;

import io.tbot.engine.config.Operation;
import io.tbot.engine.config.ProbeSpec;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** What a bound value is for, and so which static types it may have. */
enum Role {
    /** A label value. */
    LABEL {
        @Override
        @Nullable
        String refusal(TypeDescription type) {
            if (type.isPrimitive()) {
                return type.represents(double.class) || type.represents(float.class)
                        ? "which takes too many values for a label"
                        : null;
            }
            return isWord(type) ? null : "name a field or getter of it";
        }
    },
    /** The number of a gauge or counter. */
    VALUE {
        @Override
        @Nullable
        String refusal(TypeDescription type) {
            boolean number = type.isPrimitive() ? !type.represents(char.class) : isNumeric(type);
            return number ? null : "and no number";
        }
    },
    /** A time since 1970. */
    TIME {
        @Override
        @Nullable
        String refusal(TypeDescription type) {
            boolean time = type.isPrimitive()
                    ? type.represents(long.class) || type.represents(int.class) || type.represents(double.class)
                    : isOpenEnded(type)
                            || isA(type, Number.class)
                            || isA(type, Date.class)
                            || type.getName().equals("java.time.Instant");
            return time ? null : "and no time; name a long, an Instant or a Date";
        }
    },
    /** The answer to {@code ok} or {@code complete}. */
    OK {
        @Override
        @Nullable
        String refusal(TypeDescription type) {
            boolean answer = type.isPrimitive()
                    ? type.represents(boolean.class)
                    : isOpenEnded(type) || type.represents(Boolean.class);
            return answer ? null : "and no boolean";
        }
    },
    /** What {@code fail} compares with {@code null}. */
    FAIL {
        @Override
        @Nullable
        String refusal(TypeDescription type) {
            return type.isPrimitive() ? "which is never null" : null;
        }
    },
    /** A price or a quantity: a primitive, a number, or its text. */
    NUMBER {
        @Override
        @Nullable
        String refusal(TypeDescription type) {
            boolean number = type.isPrimitive()
                    ? !type.represents(char.class) && !type.represents(boolean.class)
                    : isNumeric(type) || isA(type, CharSequence.class);
            return number ? null : "and no number";
        }
    },
    /** What names an order. */
    ID {
        @Override
        @Nullable
        String refusal(TypeDescription type) {
            if (type.isPrimitive()) {
                boolean name = !type.represents(double.class)
                        && !type.represents(float.class)
                        && !type.represents(boolean.class);
                return name ? null : "and names no order";
            }
            return isWord(type) || isA(type, UUID.class) ? null : "name a field or getter of it";
        }
    },
    /** A status or a reason. */
    WORD {
        @Override
        @Nullable
        String refusal(TypeDescription type) {
            return LABEL.refusal(type);
        }
    },
    /** The venue's number of a tick. */
    SEQUENCE {
        @Override
        @Nullable
        String refusal(TypeDescription type) {
            boolean number = type.isPrimitive()
                    ? type.represents(long.class) || type.represents(int.class) || type.represents(short.class)
                    : isNumeric(type);
            return number ? null : "and no whole number";
        }
    },
    /** A list of orders. */
    LIST {
        @Override
        @Nullable
        String refusal(TypeDescription type) {
            boolean list = type.isArray()
                    ? !type.getComponentType().isPrimitive()
                    : type.represents(Object.class) || isA(type, Collection.class) || isA(type, Map.class);
            return list ? null : "and no array, collection or map";
        }
    };

    /** Why a value of this static type does not serve; {@code null} where it does. */
    abstract @Nullable String refusal(TypeDescription type);

    static Role of(ProbeSpec probe, String key) {
        if (key.equals("ok")) {
            return OK;
        }
        if (key.equals("fail")) {
            return FAIL;
        }
        if (key.equals("value") && probe.op().valued()) {
            return VALUE;
        }
        if (key.equals("exchange_time") && (probe.op() == Operation.MD_TICK || probe.op() == Operation.MD_SNAPSHOT)) {
            return TIME;
        }
        if (key.equals("sequence")) {
            return SEQUENCE;
        }
        if (key.equals("list")) {
            return LIST;
        }
        Fact fact = OrderLayout.of(probe, key);
        return fact == null ? LABEL : fact.role();
    }

    /** Types behind which any class may stand; the engine looks at the object itself. */
    private static boolean isOpenEnded(TypeDescription type) {
        return type.represents(Object.class) || type.isInterface();
    }

    private static boolean isNumeric(TypeDescription type) {
        return isOpenEnded(type) || isA(type, Number.class);
    }

    private static boolean isWord(TypeDescription type) {
        return isOpenEnded(type)
                || isA(type, Number.class)
                || isBoxed(type)
                || isA(type, CharSequence.class)
                || isA(type, Enum.class);
    }

    private static boolean isBoxed(TypeDescription type) {
        return type.represents(Boolean.class) || type.represents(Character.class);
    }

    private static boolean isA(TypeDescription type, Class<?> above) {
        try {
            return type.isAssignableTo(above);
        } catch (RuntimeException unresolved) {
            return false;
        }
    }
}
