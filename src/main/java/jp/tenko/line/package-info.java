/**
 * LINE: channels, webhook, signature, inbox, outbox, sender, quota, and the limits of a message. Tables: {@code inbox}, {@code outbox}, {@code line_quota}. Start reading at {@link jp.tenko.line.WebhookController}, then {@link jp.tenko.line.InboxWorkers} and {@link jp.tenko.line.OutboxSender}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package jp.tenko.line;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
