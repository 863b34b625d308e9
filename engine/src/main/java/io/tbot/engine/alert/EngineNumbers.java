package io.tbot.engine.alert;

import io.tbot.engine.alert.deliver.DeliveryLog;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Timings;
import io.tbot.engine.alert.notice.EscalationStep;
import io.tbot.engine.alert.notice.Notices;
import io.tbot.engine.alert.notice.Silences;
import io.tbot.engine.alert.rule.CompiledRule;
import io.tbot.engine.alert.rule.Evaluation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What the alert engine does and costs, in numbers. Threads: any of the agent's; waits for no look. */
public final class EngineNumbers {
    private final Evaluation evaluation;
    private final Notices notices;
    private final Silences silences;
    private final Journal journal;
    private final DeliveryLog log;
    private final LookTimes looks = new LookTimes();

    EngineNumbers(Evaluation evaluation, Notices notices, Silences silences, Journal journal, DeliveryLog log) {
        this.log = log;
        this.evaluation = evaluation;
        this.notices = notices;
        this.silences = silences;
        this.journal = journal;
    }

    /** What looking takes. */
    public LookTimes looks() {
        return looks;
    }

    /** How often any rule was looked at. */
    public long evaluations() {
        return evaluation.looks();
    }

    /** How often a rule's {@code anomaly} found that a series had become odd, by metric. */
    public Map<String, Long> anomalies() {
        return evaluation.anomalies();
    }

    /** How often looking at a rule failed, by its id; without those that never failed. */
    public Map<String, Long> failures() {
        Map<String, Long> failures = new HashMap<>();
        for (CompiledRule rule : evaluation.rules()) {
            if (rule.failures() > 0) {
                failures.put(rule.rule().id(), rule.failures());
            }
        }
        return failures;
    }

    /** Steps of escalations that were taken. */
    public Map<EscalationStep, Long> escalationSteps() {
        return notices.escalationSteps();
    }

    /** Which of the alerts that fire nobody is told of. */
    public Predicate<HeldAlert> hidden(long nowMillis) {
        Set<String> held = notices.hidden();
        Predicate<Labels> silenced = silences.silenced(nowMillis);
        return alert -> held.contains(alert.fingerprint()) || silenced.test(alert.labels());
    }

    /** What forcing changes to the disk takes. */
    public Timings.Counts forced() {
        return journal.forced();
    }

    /** Of the file that alerts are kept in; 0 in memory. */
    public long storedBytes() {
        return journal.bytes();
    }

    /** Decisions that were forgotten before a file had them. */
    public long decisionsUnwritten() {
        return log.lost();
    }

    /** Decisions in files that could not be believed. */
    public long decisionsDamaged() {
        return journal.lines().damaged();
    }

    /** Why decisions do not outlive the process though alerts do; empty where they do. */
    public String decisionsTrouble() {
        return journal.lines().trouble();
    }
}
