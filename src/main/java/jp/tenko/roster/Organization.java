package jp.tenko.roster;

import jp.tenko.line.ChannelKey;

/**
 * A society of commerce (商工会) or any other body that calls its roll.
 *
 * @param channel its own LINE channel
 * @param name as its people call it, 「広川町商工会」
 */
public record Organization(OrganizationId id, ChannelKey channel, String name) {}
