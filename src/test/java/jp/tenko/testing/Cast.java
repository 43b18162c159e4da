package jp.tenko.testing;

/** The people of every story: the staff of an invented society (resources/sandbox/members.csv), and a stranger. */
public enum Cast {
    /** 大石源一郎, director (事務局長). */
    OISHI('1'),
    /** 中島由美子, first deputy, 上広川. */
    NAKASHIMA('2'),
    /** 髙橋 誠, second deputy, 下広川. */
    TAKAHASHI('3'),
    /** 山田太郎, staff, 上広川. */
    YAMADA('4'),
    /** 𠮷田さくら🌸, staff, 中広川. */
    YOSHIDA('5'),
    /** グエン, staff; easy Japanese. */
    LAN('6'),
    /** エミリー, staff; English. */
    EMILY('7'),
    /** 井上健二, on leave (休職). */
    INOUE('8'),
    /** 江口隼人, staff, has not joined. */
    EGUCHI('9'),
    /** 坂本恵, staff, has not joined. */
    SAKAMOTO('a'),
    /** Somebody who passes by. */
    STRANGER('b');

    private final String lineUserId;

    Cast(char last) {
        this.lineUserId = "U0a1" + "0".repeat(28) + last;
    }

    public String lineUserId() {
        return lineUserId;
    }
}
