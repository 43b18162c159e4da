package jp.tenko.line;

/** LINE's id of a person, {@code U} and 32 hexadecimal digits; the same for every channel of one provider (line.md §4). */
public record LineUserId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
