package vn.tongket.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * The pictures of the guide: taken anew by every run, and compared with the ones that the guide shows by size and by the
 * words on them, because fonts differ from machine to machine. {@code -Dtongket.refresh-guide=true} keeps the new ones.
 */
final class GuidePictures {

    private static final Path TAKEN = Path.of("target", "screenshots", "huong-dan");
    private static final Path KEPT = Path.of("src/main/resources/static/guide");
    private static final Path WORDS = Path.of("src/test/resources/guide");
    private static final boolean REFRESH = Boolean.getBoolean("tongket.refresh-guide");
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 640;
    private static final int LARGEST = 60_000;
    private static final String RENEW =
            "the picture %s of the guide is out of date; renew it by: mvn verify -Dit.test=RoleDaysBrowserIT -Dtongket.refresh-guide=true";

    /** Names of what can be done and filled in; contents differ from day to day. */
    private static final String LABELS = """
            () => [...new Set([...document.querySelectorAll('main :is(h1, th, legend, label), main .card > h2, .tk-form h3')]
              .filter(e => e.checkVisibility())
              .map(e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent).join(' ').trim() || e.innerText)
              .map(t => t.normalize('NFC').replace(/\\s+/g, ' ').replace(/\\d+/g, '0').trim()).filter(t => t))].sort()
            """;

    private GuidePictures() {}

    static void take(Page page, String name) throws IOException {
        Files.createDirectories(TAKEN);
        page.setViewportSize(1250, 800);
        page.mouse().move(0, 0);
        byte[] shot = page.screenshot(new Page.ScreenshotOptions()
                .setPath(TAKEN.resolve(name + ".png"))
                .setFullPage(false));
        List<?> labels = (List<?>) page.evaluate(LABELS);
        assertThat(labels).as(name).isNotEmpty();
        String words = String.join("\n", labels.stream().map(String::valueOf).toList()) + "\n";
        Path kept = KEPT.resolve(name + ".png");
        if (REFRESH) {
            Files.createDirectories(KEPT);
            Files.createDirectories(WORDS);
            Files.write(kept, small(ImageIO.read(new ByteArrayInputStream(shot))));
            Files.writeString(WORDS.resolve(name + ".txt"), words);
        }
        assertThat(kept).as(RENEW, name).exists();
        BufferedImage shown = ImageIO.read(kept.toFile());
        assertThat(List.of(shown.getWidth(), shown.getHeight())).as(name).isEqualTo(List.of(WIDTH, HEIGHT));
        assertThat(Files.size(kept)).as(name).isLessThanOrEqualTo(LARGEST);
        assertThat(words).as(RENEW, name).isEqualTo(Files.readString(WORDS.resolve(name + ".txt")));
    }

    /** A thousand pixels wide, with as many colours as fit. */
    private static byte[] small(BufferedImage shot) throws IOException {
        BufferedImage scaled = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(shot, 0, 0, WIDTH, HEIGHT, null);
        graphics.dispose();
        byte[] written = null;
        for (int colours = 64; colours >= 8; colours /= 2) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(reduced(scaled, colours), "png", out);
            written = out.toByteArray();
            if (written.length <= LARGEST) {
                return written;
            }
        }
        return written;
    }

    private static BufferedImage reduced(BufferedImage image, int colours) {
        int[] pixels = image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        Map<Integer, Integer> counts = new HashMap<>();
        Arrays.stream(pixels).forEach(pixel -> counts.merge(pixel & 0xf8f8f8, 1, Integer::sum));
        int[] palette = counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(colours)
                .mapToInt(entry -> entry.getKey() | 0x070707)
                .toArray();
        Map<Integer, Integer> nearest = new HashMap<>();
        IndexColorModel model = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
        BufferedImage reduced = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, model);
        int[] places = Arrays.stream(pixels)
                .map(pixel -> nearest.computeIfAbsent(pixel & 0xf8f8f8, colour -> nearest(palette, colour)))
                .toArray();
        reduced.getRaster().setPixels(0, 0, WIDTH, HEIGHT, places);
        return reduced;
    }

    private static int nearest(int[] palette, int colour) {
        int best = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(palette[i], colour) < distance(palette[best], colour)) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 255) - (other >> 16 & 255);
        int green = (one >> 8 & 255) - (other >> 8 & 255);
        int blue = (one & 255) - (other & 255);
        return red * red + green * green + blue * blue;
    }
}
