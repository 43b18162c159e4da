/**
 * Who gets into the console and how: the security chains ({@link jp.tenko.console.access.Gates}), the pages of signing in, passkeys, the session
 * that is asked anew at each request, the brake on guessing, and the pages on which access is granted and one's own keys are kept. What a page
 * demands of its reader stands on the page itself: {@link jp.tenko.console.Allowed}. Start reading at {@link jp.tenko.console.access.Gates}.
 */
@NullMarked
package jp.tenko.console.access;

import org.jspecify.annotations.NullMarked;
