# syntax=docker/dockerfile:1
# Tenko alone: PostgreSQL, Redis and the TLS front are other containers (docker-compose.yml).

FROM maven:3-eclipse-temurin-21 AS build
WORKDIR /build
COPY pom.xml .
COPY src src
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q package -DskipTests \
 && java -Djarmode=tools -jar target/tenko-*.jar extract --layers --launcher --destination layers

FROM eclipse-temurin:21-jre
RUN useradd --system --uid 10001 --no-create-home tenko
WORKDIR /tenko
# what changes least comes first, so that a new version of Tenko is a small download
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
# every word the bot says; mount a folder of your own here to change them
COPY conversation-flows conversation-flows
USER tenko
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["curl", "--fail", "--silent", "--show-error", "http://127.0.0.1:8080/actuator/health/readiness"]
# 300 MB of heap and the plain collector keep the JVM below 512 MiB; the quick compiler alone, since Tenko idles for months and must be
# fast in its first minute (BENCHMARKS.md)
# out of memory, Tenko ends and is started again: nothing that LINE was told "200" for is lost
ENTRYPOINT ["java", "-Xmx300m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", \
    "org.springframework.boot.loader.launch.JarLauncher"]
