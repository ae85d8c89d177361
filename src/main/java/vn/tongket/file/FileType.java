package vn.tongket.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Kinds of files that reports may carry: the ending of the name, and what the content must be when it is looked at. */
public enum FileType {
    PDF("application/pdf"),
    DOC("application/msword"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLS("application/vnd.ms-excel"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PPT("application/vnd.ms-powerpoint"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ODT("application/vnd.oasis.opendocument.text"),
    ODS("application/vnd.oasis.opendocument.spreadsheet"),
    TXT("text/plain"),
    CSV("text/csv"),
    RTF("application/rtf"),
    JPG("image/jpeg"),
    JPEG("image/jpeg"),
    PNG("image/png");

    private final String mediaType;

    FileType(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** A ZIP archive of XML files. */
    boolean isPackage() {
        return switch (this) {
            case DOCX, XLSX, PPTX, ODT, ODS -> true;
            default -> false;
        };
    }

    /** A container of Office 97 to 2003. */
    boolean isBinaryOffice() {
        return this == DOC || this == XLS || this == PPT;
    }

    boolean isText() {
        return this == TXT || this == CSV;
    }

    boolean isPicture() {
        return this == JPG || this == JPEG || this == PNG;
    }

    /** Whether a content that was found to be of the media type is what the ending promises. */
    boolean is(String found) {
        return isText() ? found.equals(TXT.mediaType) || found.equals(CSV.mediaType) : found.equals(mediaType);
    }

    static Optional<FileType> of(String name) {
        String ending = ending(name).toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.name().equals(ending))
                .findFirst();
    }

    /** The kind whose content is of the media type. */
    static Optional<FileType> ofContent(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }

    static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }

    static String known() {
        return Arrays.stream(values())
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
