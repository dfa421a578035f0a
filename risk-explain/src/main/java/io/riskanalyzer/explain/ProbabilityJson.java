package io.riskanalyzer.explain;

/** A {@link ProbabilityExplanation} as JSON. */
final class ProbabilityJson {
    private ProbabilityJson() {}

    static String of(ProbabilityExplanation explanation) {
        StringBuilder json = new StringBuilder("{\"scale\":\"probability\",\"base\":")
                .append(explanation.base())
                .append(",\"probability\":")
                .append(explanation.probability())
                .append(",\"parts\":[");
        String separator = "";
        for (ProbabilityExplanation.Part part : explanation.parts()) {
            json.append(separator).append("{\"code\":");
            quote(part.code(), json);
            json.append(",\"contribution\":").append(part.contribution()).append(",\"text\":");
            quote(part.text(), json);
            json.append('}');
            separator = ",";
        }
        return json.append("]}").toString();
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        text.chars().forEach(character -> {
            if (character == '"' || character == '\\') {
                json.append('\\').append((char) character);
            } else if (character < ' ') {
                json.append(String.format("\\u%04x", character));
            } else {
                json.append((char) character);
            }
        });
        json.append('"');
    }
}
