package sun.net.www;

/**
 * The JDK's own class as far as advice reads it, to compile against: {@code --release} hides it. Never packaged; the
 * advice is inlined into a class of the same module, which sees the real one.
 */
public class MessageHeader {
    /** The name of a header; {@code null} for the status line. */
    public native String getKey(int index);

    /** Its value; {@code null} behind the last. */
    public native String getValue(int index);
}
