package jp.tenko.roster.file;

import static java.nio.charset.CodingErrorAction.REPLACE;
import static java.nio.charset.CodingErrorAction.REPORT;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of a file as text: what is valid UTF-8 is UTF-8 (with or without BOM), everything else is Shift_JIS as
 * Excel saves it (windows-31j, which knows ① and 髙). Japanese text in Shift_JIS is never valid UTF-8 by chance for
 * longer than a word or two, so nobody needs to choose.
 *
 * @param text as far as it could be read
 * @param mistakes the lines that are neither; empty when all is well
 */
record FileText(String text, List<BadLine> mistakes) {

    private static final Charset EXCEL = Charset.forName("windows-31j");
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    static FileText of(byte[] file) {
        for (byte b : file) {
            if (b == 0) { // a workbook, or UTF-16
                return new FileText("", List.of(new BadLine(0, null, BadLine.Problem.NOT_TEXT, "", "")));
            }
        }
        boolean marked = file.length >= 3 && Arrays.equals(file, 0, 3, BOM, 0, 3);
        FileText utf8 = as(StandardCharsets.UTF_8, marked ? Arrays.copyOfRange(file, 3, file.length) : file);
        if (marked || utf8.mistakes.isEmpty()) {
            return utf8;
        }
        FileText excel = as(EXCEL, file);
        return excel.mistakes.size() <= utf8.mistakes.size() ? excel : utf8;
    }

    private static FileText as(Charset charset, byte[] bytes) {
        List<BadLine> mistakes = new ArrayList<>();
        int line = 1;
        int start = 0;
        for (int end = 0; end <= bytes.length; end++) { // no byte of a longer character is a line end, in both charsets
            if (end == bytes.length || bytes[end] == '\n' || (bytes[end] == '\r' && !followedByNewline(bytes, end))) {
                ByteBuffer content = ByteBuffer.wrap(bytes, start, end - start);
                try {
                    decode(charset, content.duplicate(), REPORT);
                } catch (CharacterCodingException e) {
                    mistakes.add(new BadLine(
                            line, null, BadLine.Problem.UNREADABLE_CHARACTERS, replaced(charset, content).strip(), ""));
                }
                line++;
                start = end + 1;
            }
        }
        return new FileText(replaced(charset, ByteBuffer.wrap(bytes)), mistakes);
    }

    private static boolean followedByNewline(byte[] bytes, int at) {
        return at + 1 < bytes.length && bytes[at + 1] == '\n';
    }

    private static String replaced(Charset charset, ByteBuffer bytes) {
        try {
            return decode(charset, bytes, REPLACE);
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("a decoder that replaces does not complain", e);
        }
    }

    private static String decode(Charset charset, ByteBuffer bytes, CodingErrorAction action)
            throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(action)
                .onUnmappableCharacter(action)
                .decode(bytes)
                .toString();
    }
}
