/**
 * LINE: channels, webhook, signature, inbox, outbox, sender, quota, the limits of a message, rich menus. Tables: {@code inbox}, {@code outbox}, {@code line_quota}, {@code content}, {@code rich_menu}, {@code rich_menu_link}. Start reading at {@link jp.tenko.line.WebhookController}, then {@link jp.tenko.line.InboxWorkers} and {@link jp.tenko.line.OutboxSender}; for rich menus at {@link jp.tenko.line.RichMenuKeeper}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package jp.tenko.line;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
