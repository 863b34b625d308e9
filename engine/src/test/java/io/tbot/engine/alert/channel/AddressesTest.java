package io.tbot.engine.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tbot.engine.alert.model.Severity;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is sent to where a cloud keeps its keys, however that place is written. */
class AddressesTest {
    private static final Guard GUARD = new Guard(new Patience(300, 300, 300, 1_000));

    private static Answer send(String url) {
        return new HttpChannel(new Slack(Secret.of(url)), new HttpWire(true, GUARD, null))
                .send(new Message(Samples.one("n", "c", Severity.HIGH, true), null), 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "https://169.254.169.254/latest",
                "http://169.254.0.1/",
                "http://[::ffff:169.254.169.254]/",
                "http://[::ffff:a9fe:a9fe]/",
                "http://[::169.254.169.254]/",
                "http://[64:ff9b::169.254.169.254]/",
                "http://[2002:a9fe:a9fe::1]/",
                "http://[fd00:ec2::254]/",
                "http://[fd20:ce::254]/",
                "http://[fe80::1]/",
                "http://100.100.100.200/",
                "http://[::ffff:100.100.100.200]/",
                "http://168.63.129.16/",
                "http://192.0.0.192/",
                "http://0.0.0.0:1/",
                "http://[::]:1/",
                "http://224.0.0.1/",
                "http://2852039166/",
                "http://0251.0376.0251.0376/",
                "http://169.16689662/",
                "http://user@169.254.169.254/",
                "http://127.0.0.1@169.254.169.254/",
                "http://169.254.169.254#@127.0.0.1/",
                "http://169.254.169.254\\@127.0.0.1/",
                "file:///etc/passwd",
                "gopher://127.0.0.1/",
                "http:/127.0.0.1/",
                "//127.0.0.1/"
            })
    void aPlaceOfKeysOrOfNobodyIsRefusedWhateverIsAllowed(String url) {
        Answer answer = send(url);

        assertThat(answer.channelGone()).as(answer.toString()).isTrue();
    }

    /** Whether the resolver reads that as a number is the platform's affair; it leads nowhere either way. */
    @ParameterizedTest
    @ValueSource(strings = {"http://0xa9fea9fe/", "http://0xa9.0xfe.0xa9.0xfe/"})
    void anAddressInHexLeadsNowhere(String url) {
        assertThat(send(url).kind()).isNotEqualTo(Answer.Kind.DONE);
    }

    /** What a name resolves to counts; the platform's resolver reads numbers as addresses too. */
    @ParameterizedTest
    @ValueSource(strings = {"2852039166", "169.16689662", "[fe80::1]", "169.254.169.254", "::ffff:169.254.169.254"})
    void whatANameResolvesToCountsForMailToo(String host) {
        Mail mail = new Mail(
                new MailSettings(host, 25, "none", true, null, null, false, "a@example.net", List.of("b@example.net")),
                GUARD,
                null);

        Answer answer = mail.send(new Message(Samples.one("n", "c", Severity.HIGH, true), null), 0);

        assertThat(answer.channelGone()).as(answer.toString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "10.0.0.5", "2001:db8::1", "fd00::1", "::ffff:10.0.0.5"})
    void withoutTlsOnlyThisMachineIsSentToUnlessAsked(String address) throws Exception {
        InetAddress there = InetAddress.getByName(address);

        assertThat(Addresses.problem(there, true, false)).contains("insecure: true");
        assertThat(Addresses.problem(there, true, true)).isEmpty();
        assertThat(Addresses.problem(there, false, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.1", "::1", "localhost"})
    void thisMachineIsSentToWithoutTls(String address) throws Exception {
        assertThat(Addresses.of(address, true, false)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.1.1", "fe80::1", "::"})
    void aNameThatLeadsToNoAllowedAddressIsRefused(String address) {
        assertThatThrownBy(() -> Addresses.of(address, false, true)).isInstanceOf(RefusedAddressException.class);
    }
}
