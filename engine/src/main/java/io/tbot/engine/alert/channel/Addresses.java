package io.tbot.engine.alert.channel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Where a host's name leads to, without the places that nobody's alerts belong to. */
final class Addresses {
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
        if (isMetadata(address.getAddress())) {
            return "the address of a metadata service is refused";
        }
        if (plain && !insecure && !address.isLoopbackAddress()) {
            return "without TLS only loopback is sent to; 'insecure: true' allows it";
        }
        return "";
    }

    /** {@code fd00:ec2::/32}, {@code 100.100.100.200}: the clouds that are not at a link-local address. */
    private static boolean isMetadata(byte[] bytes) {
        if (bytes.length == 16) {
            return bytes[0] == (byte) 0xfd && bytes[1] == 0 && bytes[2] == 0x0e && bytes[3] == (byte) 0xc2;
        }
        return bytes[0] == 100 && bytes[1] == 100 && bytes[2] == 100 && bytes[3] == (byte) 200;
    }
}
