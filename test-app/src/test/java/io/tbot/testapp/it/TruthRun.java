package io.tbot.testapp.it;

/**
 * One run and its two accounts.
 *
 * @param truth what the bot counted and timed itself
 * @param metrics what the agent counted
 * @param latencies what the agent timed
 */
record TruthRun(TruthPlan plan, Truth truth, Scrape metrics, Scrape latencies, Outcome outcome) {}
