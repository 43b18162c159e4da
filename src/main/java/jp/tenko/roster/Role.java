package jp.tenko.roster;

/** What a member is in the chain of command: the director (事務局長), a deputy (代理) or staff (職員). */
public enum Role {
    DIRECTOR,
    DEPUTY,
    STAFF
}
