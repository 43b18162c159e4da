/**
 * A second way in: forms on a page instead of a chat. {@link jp.tenko.webform.Forms} is what a page needs of the conversation's forms (the
 * door {@code conversation} implements it, so a report from a page goes the way of one by LINE); {@link jp.tenko.webform.PersonalLinks} are the
 * addresses and codes by which somebody whom LINE does not reach answers a roll call or a damage survey, handed out by mail or by telephone. Tables:
 * {@code personal_link}, {@code prompt_mail}. The pages themselves are in {@code console}. Start reading at {@link jp.tenko.webform.Forms}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"flow", "incident", "rollcall", "damage", "roster", "signin", "line"})
package jp.tenko.webform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
