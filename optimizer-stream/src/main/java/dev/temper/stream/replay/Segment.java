package dev.temper.stream.replay;

/**
 * A file of an export as it was read.
 *
 * @param place where it stands
 * @param digest its last one, in hexadecimal
 */
public record Segment(Recording recording, SegmentPlace place, String digest) {}
