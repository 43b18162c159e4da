package jp.tenko.conversation;
public class Conversations {}
