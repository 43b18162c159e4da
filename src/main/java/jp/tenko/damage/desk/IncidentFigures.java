package jp.tenko.damage.desk;

/** What an incident came to, in one line of a list. {@code yen} is at least that much: unknown amounts are not in it. */
public record IncidentFigures(int heard, int light, int heavy, int hurt, long yen, int amountUnknown) {

    public static final IncidentFigures NONE = new IncidentFigures(0, 0, 0, 0, 0, 0);
}
