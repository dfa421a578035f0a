package io.riskanalyzer.io;

/**
 * How far the reading of a file or a query is.
 *
 * @param bytes the bytes that were read; 0 for a query
 * @param bytesInAll the size of the file when it was opened; 0 for a pipe and a query
 * @param rows the rows that were read, rejected ones among them
 */
public record ReadProgress(long bytes, long bytesInAll, long rows) {}
