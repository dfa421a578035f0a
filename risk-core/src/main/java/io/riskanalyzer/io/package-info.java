/**
 * Reading CSV files and databases: into encoded rows, a chunk at a time, and to find out what the columns are.
 *
 * <p>Read in this order: {@link io.riskanalyzer.io.CsvRows} (a file, and how it is written),
 * {@link io.riskanalyzer.io.CsvFrames} (its rows as frames), {@link io.riskanalyzer.io.InferredSchema} (its columns as
 * features) and {@link io.riskanalyzer.io.CsvFormatException} (what is wrong with it, and where). {@link io.riskanalyzer.io.JdbcRows}
 * does the same for a query to a database, over {@code java.sql} alone: a driver is brought by the application.
 *
 * <p>This package depends on {@code io.riskanalyzer.feature}, {@code io.riskanalyzer.data} and FastCSV, of which no type
 * is shown.
 */
@NullMarked
package io.riskanalyzer.io;

import org.jspecify.annotations.NullMarked;
