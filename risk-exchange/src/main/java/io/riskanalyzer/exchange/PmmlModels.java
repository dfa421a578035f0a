package io.riskanalyzer.exchange;

final class PmmlModels {}
