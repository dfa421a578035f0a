/** What scoring, explaining and training cost, measured by JMH; run it by {@code java -jar target/benchmarks.jar}. */
@NullMarked
package io.riskanalyzer.benchmarks;

import org.jspecify.annotations.NullMarked;
