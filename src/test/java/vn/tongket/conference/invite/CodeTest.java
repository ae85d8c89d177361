package vn.tongket.conference.invite;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Codes say the link, as a reader on a phone reads them. */
class CodeTest {

    private static final String LINK = "https://tongket.example.vn/diem-danh/3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @Test
    void picture_is_read_back() throws Exception {
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(Code.of(LINK).png()));
        int side = picture.getWidth();
        int[] dots = picture.getRGB(0, 0, side, side, null, 0, side);

        String read = new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, dots))))
                .getText();

        assertThat(read).isEqualTo(LINK);
    }

    @Test
    void path_draws_as_many_dots_as_the_picture() throws Exception {
        Code code = Code.of(LINK);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(code.png()));
        int dot = picture.getWidth() / code.size();
        int black = 0;
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                black += (picture.getRGB(x * dot, y * dot) & 0xff) == 0 ? 1 : 0;
            }
        }
        int drawn = java.util.regex.Pattern.compile("M\\d+ \\d+h(\\d+)v1h-\\1z")
                .matcher(code.path())
                .results()
                .mapToInt(run -> Integer.parseInt(run.group(1)))
                .sum();

        assertThat(drawn).isEqualTo(black).isPositive();
    }
}
