package io.tbot.engine.alert.channel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a host's name leads to, without the places that nobody's alerts belong to. */
final class Addresses {
    /**
     * {@code 100.100.100.200}, {@code 168.63.129.16}, {@code 192.0.0.192}, {@code fd00:ec2::/32}, {@code fd20:ce::/32}.
     */
    private static final byte[][] METADATA = {
        {100, 100, 100, (byte) 200},
        {(byte) 168, 63, (byte) 129, 16},
        {(byte) 192, 0, 0, (byte) 192},
        {(byte) 0xfd, 0, 0x0e, (byte) 0xc2},
        {(byte) 0xfd, 0x20, 0, (byte) 0xce}
    };

    private Addresses() {}

    /**
     * The addresses that may be connected to, in the order of the resolver.
     *
     * @param plain whether what is sent would be readable on its way
     * @param insecure whether that was asked for
     */
    static List<InetAddress> of(String host, boolean plain, boolean insecure)
            throws UnknownHostException, RefusedAddressException {
        List<InetAddress> allowed = new ArrayList<>();
        String refused = "";
        for (InetAddress address : InetAddress.getAllByName(host)) {
            String problem = problem(address, plain, insecure);
            if (problem.isEmpty()) {
                allowed.add(address);
            } else {
                refused = problem;
            }
        }
        if (allowed.isEmpty()) {
            throw new RefusedAddressException(refused);
        }
        return allowed;
    }

    static String problem(InetAddress address, boolean plain, boolean insecure) {
        if (address.isLinkLocalAddress() || address.isAnyLocalAddress() || address.isMulticastAddress()) {
            return "a link-local or wildcard address is refused";
        }
        byte[] bytes = address.getAddress();
        byte[] inner = bytes.length == 4 ? bytes : carried(bytes);
        if (inner != null && inner[0] == (byte) 169 && inner[1] == (byte) 254) {
            return "a link-local or wildcard address is refused";
        }
        if (isMetadata(inner == null ? bytes : inner)) {
            return "the address of a metadata service is refused";
        }
        if (plain && !insecure && !address.isLoopbackAddress()) {
            return "without TLS only loopback is sent to; 'insecure: true' allows it";
        }
        return "";
    }

    /**
     * The IPv4 address that one of IPv6 leads to: compatible, translated, NAT64, 6to4; {@code null} where it is none of
     * these. Mapped ones are IPv4 to Java already.
     */
    private static byte @Nullable [] carried(byte[] six) {
        if (six[0] == 0x20 && six[1] == 0x02) {
            return Arrays.copyOfRange(six, 2, 6);
        }
        boolean nat64 = six[0] == 0 && six[1] == 0x64 && six[2] == (byte) 0xff && six[3] == (byte) 0x9b;
        boolean zeros = nat64;
        if (!nat64) {
            zeros = true;
            for (int i = 0; i < 8; i++) {
                zeros &= six[i] == 0;
            }
        }
        boolean loopback = zeros && !nat64 && ByteBuffer.wrap(six).getLong(8) == 1;
        return zeros && !loopback ? Arrays.copyOfRange(six, 12, 16) : null;
    }

    /** Of the clouds that keep it elsewhere than at a link-local address. */
    private static boolean isMetadata(byte[] bytes) {
        for (byte[] known : METADATA) {
            if (Arrays.equals(known, 0, known.length, bytes, 0, Math.min(known.length, bytes.length))) {
                return true;
            }
        }
        return false;
    }
}
