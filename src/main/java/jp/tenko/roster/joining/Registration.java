package jp.tenko.roster.joining;

import java.time.Instant;
import java.util.List;
import jp.tenko.roster.Business;
import jp.tenko.roster.Contact;

/**
 * A business that its own people registered on LINE, until the office has found it in the list, taken it into the list, or
 * declined it.
 *
 * @param contacts who speaks for it
 */
public record Registration(Business business, List<Contact> contacts, Instant at) {}
