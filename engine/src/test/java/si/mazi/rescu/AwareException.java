package si.mazi.rescu;

/** Has the name of a wrapper that is asked for its cause, and fails then. */
public final class AwareException extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public synchronized Throwable getCause() {
        throw new IllegalStateException("no cause is known");
    }
}
