package jp.tenko.line;

/**
 * The name of a LINE channel in the configuration ({@code tenko.line.channels.<key>}) and in its webhook URL. Each
 * organization has its own channel.
 */
public record ChannelKey(String value) {

    @Override
    public String toString() {
        return value;
    }
}
