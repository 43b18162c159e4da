/**
 * Door: LINE events meet flows. The place of each conversation is kept in Redis; what a turn records goes to the features. Tables: {@code flow_definition}, {@code flow_mistake}. Start reading at {@link jp.tenko.conversation.Conversations}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {
    "flow", "line", "roster", "roster :: joining", "signin", "incident", "rollcall", "damage", "submission", "submission :: document", "duty", "webform"
})
package jp.tenko.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
