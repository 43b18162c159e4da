package jp.tenko.submission.document;

/**
 * What does not get onto a document of the words that a person wrote for it: told to them, since a sentence without its end may
 * say something else.
 *
 * @param telephones how many telephone numbers
 * @param mails how many mail addresses
 * @param beyond how many characters at the end were too many
 */
public record RemovedWords(int telephones, int mails, int beyond) {

    public boolean any() {
        return telephones + mails + beyond > 0;
    }
}
