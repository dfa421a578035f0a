package io.riskanalyzer.exchange;

final class OnnxScorer {}
