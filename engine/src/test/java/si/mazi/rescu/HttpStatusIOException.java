package si.mazi.rescu;

import java.io.IOException;

/** Stands for rescu's exception. */
public class HttpStatusIOException extends IOException implements HttpStatusException {
    private final int status;

    public HttpStatusIOException(int status) {
        this.status = status;
    }

    @Override
    public int getHttpStatusCode() {
        return status;
    }
}
