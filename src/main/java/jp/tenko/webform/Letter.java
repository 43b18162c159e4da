package jp.tenko.webform;

/** A mail as it goes out. */
record Letter(String to, PromptMailWords.Words words) {

    /** Never whom it goes to: this may end up in a log. */
    @Override
    public String toString() {
        return "a letter";
    }
}
