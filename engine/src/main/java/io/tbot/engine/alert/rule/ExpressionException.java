package io.tbot.engine.alert.rule;

/** What is wrong with an expression, and where in its text. */
final class ExpressionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int offset;

    ExpressionException(int offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
    }

    /** From 0. */
    int offset() {
        return offset;
    }

    String problem() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
