/**
 * Whom to tell of which alerts, and when: routes, groups, silences, inhibitions, escalations. Open
 * {@link io.tbot.engine.alert.notice.Notices} first.
 *
 * <p>Threads: the alert thread tells, those of the endpoint add and end silences; one lock for each of the two.
 */
@NullMarked
package io.tbot.engine.alert.notice;

import org.jspecify.annotations.NullMarked;
