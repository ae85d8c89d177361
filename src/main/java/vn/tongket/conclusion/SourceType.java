package vn.tongket.conclusion;

/** Whether a conclusion is a numbered document or only a closing speech. */
public enum SourceType {
    DOCUMENT,
    SPEECH
}
