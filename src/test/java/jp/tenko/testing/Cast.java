package jp.tenko.testing;

/**
 * The people of every story: the staff of an invented society (resources/sandbox/members.csv), people of its businesses
 * (contacts.csv, officers.csv), and a stranger.
 */
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
    STRANGER('b'),
    /** 花畑直美 of ㈱花畑製作所, 上広川. */
    HANAHATA("b1", '1'),
    /** 花畑大輔 of the same business. */
    DAISUKE("b1", '2'),
    /** 月岡一郎, of two businesses: a café and a school. */
    TSUKIOKA("b1", '3'),
    /** 中州直美, of やまびこ旅館, 地区理事 of 上広川. */
    NAKASU("b1", '4'),
    /** 森永陽子, of ひかり塗装, 業種理事 of 建設業. */
    MORINAGA("b1", '5'),
    /** Hoa of Bánh mì Hoa Sen; Vietnamese. */
    HOA("b1", '6'),
    /** 李小明 of ㈱わかば食堂; Chinese. */
    LI("b1", '7'),
    /** 桜木和代 of 桜木旅館, who has not joined. */
    SAKURAGI("b1", 'b');

    private final String lineUserId;

    Cast(char last) {
        this("a1", last);
    }

    Cast(String group, char last) {
        this.lineUserId = "U0" + group + "0".repeat(28) + last;
    }

    public String lineUserId() {
        return lineUserId;
    }
}
