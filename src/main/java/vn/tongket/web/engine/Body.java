package vn.tongket.web.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The JSON of a request, read once here and once more by the engine, as the same bytes. */
final class Body {

    static final int LARGEST = 2 * 1024 * 1024;

    private final byte[] bytes;

    private Body(byte[] bytes) {
        this.bytes = bytes;
    }

    static final class TooLarge extends IOException {}

    static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    static Body read(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new TooLarge();
        }
        return new Body(bytes);
    }

    static Body of(byte[] bytes) {
        return new Body(bytes);
    }

    JsonNode tree(ObjectMapper json) throws IOException {
        return bytes.length == 0 ? json.createObjectNode() : json.readTree(bytes);
    }

    /** Whether any key, at any depth, has the engine evaluate its value; throws when this is no JSON. */
    boolean asksForExpressions(ObjectMapper json) throws IOException {
        try (JsonParser parser = json.getFactory().createParser(bytes)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && isExpression(parser.currentName())) {
                    return true;
                }
            }
            return false;
        }
    }

    static boolean queryAsksForExpressions(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null
                && Arrays.stream(query.split("[&;]"))
                        .map(part -> URLDecoder.decode(part.split("=", 2)[0], StandardCharsets.UTF_8))
                        .anyMatch(Body::isExpression);
    }

    private static boolean isExpression(String name) {
        return name.toLowerCase(Locale.ROOT).strip().endsWith("expression");
    }

    HttpServletRequest in(HttpServletRequest request) {
        return new Replayed(request, bytes);
    }

    private static final class Replayed extends HttpServletRequestWrapper {

        private final byte[] bytes;

        private Replayed(HttpServletRequest request, byte[] bytes) {
            super(request);
            this.bytes = bytes;
        }

        @Override
        public int getContentLength() {
            return bytes.length;
        }

        @Override
        public long getContentLengthLong() {
            return bytes.length;
        }

        @Override
        public String getHeader(String name) {
            return name.equalsIgnoreCase("Content-Length") ? String.valueOf(bytes.length) : super.getHeader(name);
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream in = new ByteArrayInputStream(bytes);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return in.read();
                }

                @Override
                public boolean isFinished() {
                    return in.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("This body is read at once");
                }
            };
        }
    }
}
