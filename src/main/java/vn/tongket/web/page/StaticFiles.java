package vn.tongket.web.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Styles and scripts are fetched once over a slow line: pages ask for them with a hash of their content in the address,
 * and what is asked for so is kept for a year. Whatever is asked for without is looked at anew each time.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class StaticFiles extends OncePerRequestFilter {

    private static final Pattern OURS = Pattern.compile("/(css|js|img|fonts)/[\\w./-]+");
    /** Files of libraries carry the version of the library in their path. */
    private static final Pattern LIBRARY = Pattern.compile("/webjars/[\\w.-]+/\\d[\\w.-]*/[\\w./@-]+");

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";
    private static final int LETTERS = 16;
    private static final String NONE = "";

    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (OURS.matcher(path).matches()) {
            String asked = String.valueOf(request.getQueryString());
            boolean same = asked.equals("v=" + hash(path)) && !hash(path).equals(NONE);
            response.setHeader("Cache-Control", same ? FOR_EVER : ASK_AGAIN);
            chain.doFilter(request, response);
        } else if (LIBRARY.matcher(path).matches()) {
            response.setHeader("Cache-Control", there("META-INF/resources" + path) ? FOR_EVER : ASK_AGAIN);
            chain.doFilter(request, response);
        } else {
            chain.doFilter(request, new Addresses(response));
        }
    }

    private boolean there(String file) {
        return getClass().getClassLoader().getResource(file) != null;
    }

    /** First letters of the hash of a file; empty where there is no such file. */
    private String hash(String path) {
        String hash = path.contains("..") ? null : hashes.computeIfAbsent(path, StaticFiles::read);
        return hash == null ? NONE : hash;
    }

    private static String read(String path) {
        try (InputStream file = StaticFiles.class.getClassLoader().getResourceAsStream("static" + path)) {
            if (file == null) {
                return null;
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(file, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest()).substring(0, LETTERS);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds the hash to the addresses that templates write. */
    private final class Addresses extends HttpServletResponseWrapper {

        private Addresses(HttpServletResponse response) {
            super(response);
        }

        @Override
        public String encodeURL(String address) {
            if (!OURS.matcher(address).matches()) {
                return super.encodeURL(address);
            }
            String hash = hash(address);
            return hash.equals(NONE) ? address : address + "?v=" + hash;
        }
    }
}
