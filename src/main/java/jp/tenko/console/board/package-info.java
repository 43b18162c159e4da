/**
 * The board ({@code /}): everything about the open incident on one screen, for the wall and for the phone, and the stream that keeps it new.
 * Start reading at {@link jp.tenko.console.board.Boards}, which gathers what it shows; {@link jp.tenko.console.board.BoardFeed} says when.
 */
@NullMarked
package jp.tenko.console.board;

import org.jspecify.annotations.NullMarked;
