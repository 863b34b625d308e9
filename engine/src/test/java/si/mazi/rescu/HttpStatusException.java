package si.mazi.rescu;

/** Stands for rescu's interface. */
public interface HttpStatusException {
    int getHttpStatusCode();
}
