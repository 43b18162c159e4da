/**
 * Who may open the console, and the one-time ways in: link, number, recovery code. It is not in {@code console} because the bot
 * ({@code conversation}) hands out links too, and nobody may import a door. For the same reason the tokens of the JSON API
 * ({@link jp.tenko.signin.ApiTokens}) and the log of what everybody did ({@link jp.tenko.signin.Deeds}) are here. Tables: {@code account},
 * {@code sign_in_token}, {@code sign_in_try}, {@code api_token}, {@code audit}. Start reading at {@link jp.tenko.signin.SignIn}, then
 * {@link jp.tenko.signin.Account}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"roster", "line"})
package jp.tenko.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
