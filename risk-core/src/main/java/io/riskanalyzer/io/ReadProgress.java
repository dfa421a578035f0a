package io.riskanalyzer.io;

/**
 * How far the reading of a file is.
 *
 * @param bytes the bytes that were read
 * @param bytesInAll the size of the file when it was opened; 0 for a pipe
 * @param rows the rows that were read, rejected ones among them
 */
public record ReadProgress(long bytes, long bytesInAll, long rows) {}
