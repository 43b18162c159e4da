/**
 * Door: the figures as JSON, for the systems of town and prefecture, under {@code /api/v1}. Read only. What it answers is written down
 * in {@code openapi.yaml}, and a test holds both together. Each resource is a controller with the records it answers with. Who may ask:
 * {@link jp.tenko.api.ApiGate}; start reading there.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"submission", "damage", "damage :: desk", "rollcall", "incident", "roster", "signin"})
package jp.tenko.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
