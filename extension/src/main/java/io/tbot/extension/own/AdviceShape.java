package io.tbot.extension.own;

/**
 * The variants of advice. What a probe does not need costs no bytecode, since every byte added to a method of the bot
 * counts against what the JIT will inline.
 */
enum AdviceShape {
    /** Labels are literals and plain arguments. */
    CALL("CallAdvice"),
    /** Up to two labels are read through getters, each guarded. */
    READING_CALL("ReadingCallAdvice"),
    /** Up to five labels and the verdict are read through getters. */
    WIDE_CALL("WideCallAdvice"),
    /** One label comes from the result, up to two from arguments. */
    LABELLED_AT_EXIT("LabelledAtExitAdvice"),
    /** Labels come from the result and the arguments. */
    WIDE_LABELLED_AT_EXIT("WideLabelledAtExitAdvice"),
    /** A tick that carries the venue's own time or number. */
    TICK("TickAdvice"),
    /** A call that brings market data by its result, with the venue's own time or number of it. */
    SNAPSHOT("SnapshotAdvice"),
    /** A new order, or the change or end of one. */
    ORDER("OrderAdvice"),
    /** A report of an order, told before the bot handles it. */
    ORDER_EVENT("OrderEventAdvice"),
    /** A call that returns what it says of one order. */
    ORDER_ANSWER("OrderAnswerAdvice"),
    /** A call that returns a list of orders. */
    ORDER_LIST("OrderListAdvice"),
    /** A number read at entry. */
    VALUE("ValueAdvice"),
    /** The same with more than two labels read through getters. */
    WIDE_VALUE("WideValueAdvice"),
    /** A number read at a normal return. */
    VALUE_AT_EXIT("ValueAtExitAdvice"),
    /** The same with more than two labels read through getters. */
    WIDE_VALUE_AT_EXIT("WideValueAtExitAdvice");

    private final String simpleName;

    AdviceShape(String simpleName) {
        this.simpleName = simpleName;
    }

    /** By name, so that choosing one does not load it. */
    String className() {
        return AdviceShape.class.getPackageName() + ".advice." + simpleName;
    }
}
