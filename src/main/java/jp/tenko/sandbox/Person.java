package jp.tenko.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * Somebody with LINE on their phone.
 *
 * @param id {@code U} and 32 hexadecimal digits
 * @param channel the key of the one channel this person can write to
 * @param name the display name in LINE, which need not be the name in the roster
 * @param about who it is in the story, for the page: 事務局長
 * @param group where the page shows the phone: {@code staff} or {@code business}
 * @param inCrowd one of the many of a benchmark: no phone on the page, a short memory
 */
record Person(String id, String channel, String name, String language, String about, @Nullable String group, boolean inCrowd) {}
