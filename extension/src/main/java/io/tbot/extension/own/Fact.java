package io.tbot.extension.own;

import io.tbot.bootstrap.FactValue;
import io.tbot.bootstrap.OrderFacts;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.member.FieldAccess;
import org.jspecify.annotations.Nullable;

/** A key of a probe that becomes a fact of an order: which field of {@link OrderFacts} it fills. */
enum Fact {
    PRICE("price", Role.NUMBER, "price", "priceNumber"),
    QTY("qty", Role.NUMBER, "qty", "qtyNumber"),
    LAST_QTY("last_qty", Role.NUMBER, "lastQty", "lastQtyNumber"),
    LAST_PX("last_px", Role.NUMBER, "lastPx", "lastPxNumber"),
    CUM_QTY("cum_qty", Role.NUMBER, "cumQty", "cumQtyNumber"),
    FILLED_QTY("filled_qty", Role.NUMBER, "cumQty", "cumQtyNumber"),
    AVG_PX("avg_px", Role.NUMBER, "avgPx", "avgPxNumber"),
    CLIENT_ID("client_id", Role.ID, "clientId", "clientIdNumber"),
    ID("id", Role.ID, "venueId", "venueIdNumber"),
    ORIG_CLIENT_ID("orig_client_id", Role.ID, "origClientId", null),
    EXEC_ID("exec_id", Role.ID, "execId", null),
    SYMBOL("symbol", Role.WORD, "symbol", null),
    SIDE("side", Role.WORD, "side", null),
    STATUS("status", Role.WORD, "status", null),
    REASON("reason", Role.WORD, "reason", null),
    COMPLETE("complete", Role.OK, "complete", null);

    private final String key;
    private final Role role;
    private final String field;

    /** The field of a primitive, so that nothing is boxed; {@code null} where it is kept as text. */
    private final @Nullable String twin;

    Fact(String key, Role role, String field, @Nullable String twin) {
        this.key = key;
        this.role = role;
        this.field = field;
        this.twin = twin;
    }

    /** The fact that a key which is no label fills; {@code null} where it is none. */
    static @Nullable Fact of(String key) {
        for (Fact fact : values()) {
            if (fact.key.equals(key)) {
                return fact;
            }
        }
        return null;
    }

    String key() {
        return key;
    }

    Role role() {
        return role;
    }

    /**
     * Instructions that take a value of this type from the stack, and the facts below it, and put one into the other.
     */
    StackManipulation store(TypeDescription type) {
        if (this == COMPLETE) {
            return type.isPrimitive()
                    ? write(field)
                    : new StackManipulation.Compound(
                            Conversion.call(FactValue.class, "isTrue", Object.class), write(field));
        }
        if (!type.isPrimitive()) {
            return new StackManipulation.Compound(Conversion.call(FactValue.class, "of", Object.class), write(field));
        }
        if (twin == null || isCharacter(type)) {
            return new StackManipulation.Compound(Conversion.toLabel(type), write(field));
        }
        StackManipulation number = role == Role.NUMBER ? Conversion.toDouble(type) : Conversion.toLong(type);
        return new StackManipulation.Compound(number, write(twin));
    }

    /** The same for a literal, whose text is on the stack; {@link #COMPLETE} has 0 or 1 there. */
    StackManipulation storeLiteral() {
        return write(field);
    }

    private static boolean isCharacter(TypeDescription type) {
        return type.represents(char.class);
    }

    private static StackManipulation write(String name) {
        try {
            return FieldAccess.forField(new FieldDescription.ForLoadedField(OrderFacts.class.getField(name)))
                    .write();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("the facade and the extension are of different builds", e);
        }
    }
}
