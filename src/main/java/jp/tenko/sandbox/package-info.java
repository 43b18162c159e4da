/**
 * Door: a stand-in for the LINE Platform with a phone for each person in the browser; speaks to the rest only over the network; only in profile
 * {@code sandbox}. No tables: {@code sandbox/journal.ndjson} in the data folder. Three groups of files: LINE's side
 * ({@link jp.tenko.sandbox.LinePlatform}, {@link jp.tenko.sandbox.FrontDesk}, {@link jp.tenko.sandbox.PostOffice},
 * {@link jp.tenko.sandbox.MenuDesk}), the people's side
 * ({@link jp.tenko.sandbox.Hands}, {@link jp.tenko.sandbox.Webhooks}), and the page ({@link jp.tenko.sandbox.SandboxApi},
 * {@code resources/sandbox/page}). Beside them a mail server for everybody outside ({@link jp.tenko.sandbox.Mailbox}). Start reading at {@link jp.tenko.sandbox.LinePlatform}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package jp.tenko.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
