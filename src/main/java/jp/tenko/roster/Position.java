package jp.tenko.roster;

/** Where something stands, in degrees (WGS 84). */
public record Position(double latitude, double longitude) {}
