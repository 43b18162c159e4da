/**
 * The benchmark: what Tenko must reach, measured from outside. Not a test of {@code mvn verify}; BENCHMARKS.md says how it is
 * run and what it found. Start reading at {@link jp.tenko.benchmark.Benchmark}. Nothing here carries a stereotype of Spring,
 * so that no test's component scan finds it.
 */
@NullMarked
package jp.tenko.benchmark;

import org.jspecify.annotations.NullMarked;
