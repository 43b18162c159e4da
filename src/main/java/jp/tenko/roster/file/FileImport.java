package jp.tenko.roster.file;

import java.time.Instant;
import jp.tenko.roster.OrganizationId;

/** Takes over one kind of file of the office: all of it, or nothing and every mistake by its line. */
public interface FileImport {

    String MEMBERS = "members";
    String BUSINESSES = "businesses";
    String OFFICERS = "officers";
    String CONTACTS = "contacts";
    String TOTALS = "totals";

    /** As the settings name it: {@code tenko.roster.organizations.<key>.<kind>}. */
    String kind();

    /** @param file the bytes of the file: UTF-8 or, as Excel saves it, Shift_JIS */
    ImportResult read(OrganizationId organization, byte[] file, Instant now);
}
