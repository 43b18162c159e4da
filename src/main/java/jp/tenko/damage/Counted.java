package jp.tenko.damage;

/**
 * What has been heard of an area, and of how many businesses it could be heard.
 *
 * @param businesses all of them, heard from or not, joined or not: what the scale divides by
 * @param heard how many have reported, damaged or not. The others are silent, which is not the same as undamaged
 * @param light damage that the plan calls light
 * @param heavy damage that the plan calls heavy
 * @param cutOff nobody gets there, or the roads are cut so that nobody can check
 */
public record Counted(int businesses, int heard, int light, int heavy, boolean cutOff) {

    /** Light and heavy; where only electricity or water is gone nothing is damaged. */
    public int damaged() {
        return light + heavy;
    }

    /** How many have not been heard from; none when more report than are known. */
    public int silent() {
        return Math.max(0, businesses - heard);
    }
}
