/**
 * A second way in: forms on a page instead of a chat. {@link jp.tenko.webform.Forms} is what a page needs of the conversation's forms (the
 * door {@code conversation} implements it, so a report from a page goes the way of one by LINE); {@link jp.tenko.webform.PersonalLinks} are the
 * addresses and codes by which somebody whom LINE does not reach answers a roll call, handed out by mail or by telephone. Table:
 * {@code personal_link}. The pages themselves are in {@code console}. Start reading at {@link jp.tenko.webform.Forms}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"flow", "rollcall", "roster", "signin", "line"})
package jp.tenko.webform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
