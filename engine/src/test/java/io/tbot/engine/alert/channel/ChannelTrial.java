package io.tbot.engine.alert.channel;

import io.tbot.engine.alert.channel.ChannelFaults.Fault;
import io.tbot.engine.alert.channel.ChannelFaults.Kind;
import io.tbot.engine.alert.channel.ChannelFaults.Site;
import io.tbot.engine.alert.deliver.ChannelStatus;
import io.tbot.engine.alert.deliver.Couriers;
import io.tbot.engine.alert.deliver.Deliveries;
import io.tbot.engine.alert.deliver.DeliveryLog;
import io.tbot.engine.alert.deliver.Outbox;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One fault at all channels at once, over an outbox and couriers as they are, beside a channel that works: what each
 * made of it, where what is critical went, and how long the channel that works was held up.
 */
final class ChannelTrial {
    /** What one channel made of the fault. */
    record Outcome(String channel, Kind kind, long afterMillis, long millis) {}

    /** Everything of one trial. */
    record Result(Fault fault, List<Outcome> outcomes, long[] healthyNanos, List<String> wrong) {}

    private static final Rate WIDE = new Rate(1_000, 1_000_000_000L, 1_000);
    private static final int PACE_MILLIS = 20;
    private static final String SPARE = "spare";
    private static final String HEALTHY = "healthy";

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Long> tookMillis = new ConcurrentHashMap<>();
    private final Map<String, Long> enqueued = new ConcurrentHashMap<>();
    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private final DeliveryLog log = new DeliveryLog();
    private final Outbox outbox = new Outbox(Deliveries.inMemory(), log, new Random(1));
    private final Guard guard;
    private int sent;

    private ChannelTrial(Patience patience) {
        this.guard = new Guard(patience);
    }

    /** The kinds of channels that speak HTTP, at that address. */
    static Map<String, Channel> httpChannels(String url, HttpWire wire) {
        Secret address = Secret.of(url);
        Map<String, Channel> channels = new LinkedHashMap<>();
        channels.put("webhook", new HttpChannel(new Webhook(address, null, false, 100), wire));
        channels.put("original", new HttpChannel(new Webhook(address, null, true, 100), wire));
        channels.put("slack", new HttpChannel(new Slack(address), wire));
        channels.put("discord", new HttpChannel(new Discord(address), wire));
        channels.put("telegram", new HttpChannel(new Telegram(Secret.of("1:A"), Secret.of("7"), address), wire));
        channels.put("pagerduty", new HttpChannel(new PagerDuty(Secret.of("key"), address), wire));
        Secret body = Secret.of("{\"to\":\"{{to}}\",\"text\":\"{{text}}\"}");
        List<Secret> to = List.of(Secret.of("+1"));
        channels.put("sms", new HttpChannel(new SmsGateway(address, body, false, null, to), wire));
        channels.put("alertmanager", new AlertmanagerChannel(List.of(address), wire));
        return channels;
    }

    /** The channel of mail, at that address. */
    private Map<String, Channel> mailChannel(Site site, @Nullable SSLSocketFactory trust) {
        String host = site.host().replace("[", "").replace("]", "");
        String tls = site.secure() ? "smtps" : "none";
        MailSettings settings = new MailSettings(
                host, site.port(), tls, true, null, null, false, "bot@example.net", List.of("desk@example.net"));
        return Map.of("email", new Mail(settings, guard, trust));
    }

    /** @param least how many messages the channel that works is sent, at least */
    static Result run(Fault fault, boolean mail, Patience patience, int least) throws Exception {
        return new ChannelTrial(patience).run(fault, mail, least);
    }

    private Result run(Fault fault, boolean mail, int least) throws Exception {
        Site site = fault.http().open();
        try (ScriptedHttp works = ScriptedHttp.on(ScriptedHttp.status(200));
                ScriptedHttp stands = ScriptedHttp.on(ScriptedHttp.status(200));
                Couriers couriers = new Couriers(outbox)) {
            SSLSocketFactory trust = site.trusted() ? TestTls.trust() : null;
            Map<String, Channel> faulty =
                    mail ? mailChannel(site, trust) : httpChannels(site.url(), new HttpWire(true, guard, trust));
            HttpWire wire = new HttpWire(false, guard, null);
            List<ChannelSpec> specs = new ArrayList<>();
            Channel healthy = new HttpChannel(new Webhook(Secret.of(works.url()), null, false, 100), wire);
            specs.add(new ChannelSpec(HEALTHY, "webhook", "", List.of(WIDE), timed(healthy)));
            Channel spare = new HttpChannel(new Webhook(Secret.of(stands.url()), null, false, 100), wire);
            specs.add(new ChannelSpec(SPARE, "webhook", "", List.of(WIDE), spare));
            faulty.forEach((name, channel) ->
                    specs.add(new ChannelSpec(name, name, SPARE, List.of(WIDE), watched(name, channel))));
            outbox.channels(specs, System.nanoTime(), System.currentTimeMillis());
            couriers.start();
            enqueueHealthy();
            await(() -> outbox.status().get(0).sent() == 1);
            for (String name : faulty.keySet()) {
                enqueue(Samples.grouped("high-" + name, name, "high", Severity.HIGH));
            }
            await(() -> {
                enqueueHealthy();
                Thread.sleep(PACE_MILLIS);
                return answers.size() == faulty.size() && begun.size() >= least;
            });
            await(() -> outbox.status().get(0).queued() == 0);
            return judge(fault, faulty.keySet().stream().toList(), stands);
        } finally {
            site.what().close();
        }
    }

    private Result judge(Fault fault, List<String> channels, ScriptedHttp stands) throws Exception {
        List<String> wrong = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (String name : channels) {
            Answer answer = answers.get(name);
            Kind kind = answer.channelGone()
                    ? Kind.GONE
                    : Kind.valueOf(answer.kind().name());
            outcomes.add(new Outcome(name, kind, answer.afterMillis(), tookMillis.get(name)));
            boolean timely = Math.abs(answer.afterMillis() - fault.afterMillis()) <= 2_000
                    && (answer.afterMillis() == 0) == (fault.afterMillis() == 0);
            if (kind != fault.kind() || !timely) {
                wrong.add(fault.name() + " at " + name + ": " + answer);
            }
            String expected = kind == Kind.DONE ? "sent" : kind == Kind.RETRY ? "retry" : "dead";
            await(() -> results("high-" + name).contains(expected));
            if (kind == Kind.GONE || kind == Kind.PERMANENT) {
                enqueue(Samples.grouped("critical-" + name, name, "critical-" + name, Severity.CRITICAL));
                await(() -> results("critical-" + name + ">" + SPARE).contains("sent"));
            }
            boolean open = status(name).breaker() != 0;
            if (open != (kind == Kind.GONE)) {
                wrong.add(fault.name() + " at " + name + ": breaker open is " + open);
            }
        }
        long redirected =
                channels.stream().mapToLong(name -> status(name).redirected()).sum();
        if (redirected != stands.received.size()) {
            wrong.add(fault.name() + ": " + redirected + " redirected, " + stands.received.size() + " arrived");
        }
        long[] nanos = begun.entrySet().stream()
                .mapToLong(each -> each.getValue() - enqueued.get(each.getKey()))
                .sorted()
                .toArray();
        return new Result(fault, outcomes, nanos, wrong);
    }

    /** The value at that share of sorted ones. */
    static long percentile(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
    }

    static long[] sorted(List<Result> results) {
        long[] all = results.stream()
                .flatMapToLong(each -> Arrays.stream(each.healthyNanos()))
                .toArray();
        Arrays.sort(all);
        return all;
    }

    private List<String> results(String notification) {
        return log.latest(10_000).stream()
                .filter(entry -> entry.notification().equals(notification))
                .map(DeliveryLog.Entry::result)
                .toList();
    }

    private ChannelStatus status(String name) {
        return outbox.status().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void enqueueHealthy() {
        String id = HEALTHY + sent++;
        enqueued.put(id, System.nanoTime());
        enqueue(Samples.grouped(id, HEALTHY, id, Severity.HIGH));
    }

    private void enqueue(Notification notification) {
        outbox.enqueue(notification, System.nanoTime(), System.currentTimeMillis());
    }

    private Channel timed(Channel channel) {
        return new Channel() {
            @Override
            public Answer send(Message message, long nowMillis) {
                Answer answer = channel.send(message, nowMillis);
                begun.put(message.notification().id(), System.nanoTime());
                return answer;
            }

            @Override
            public boolean digests() {
                return false;
            }
        };
    }

    private Channel watched(String name, Channel channel) {
        return new Channel() {
            @Override
            public Answer send(Message message, long nowMillis) {
                long began = System.nanoTime();
                Answer answer = channel.send(message, nowMillis);
                tookMillis.putIfAbsent(name, (System.nanoTime() - began) / 1_000_000);
                answers.putIfAbsent(name, answer);
                return answer;
            }

            @Override
            public boolean digests() {
                return channel.digests();
            }
        };
    }

    /** Something that comes to hold. */
    private interface Condition {
        boolean holds() throws Exception;
    }

    private void await(Condition condition) throws Exception {
        long end = System.nanoTime() + 4L * guard.patience().totalMillis() * 1_000_000 + 10_000_000_000L;
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("did not come in time; answers " + answers + ", " + outbox.status());
            }
            Thread.sleep(2);
        }
    }
}
