package vn.tongket.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.FollowUpPlay;
import vn.tongket.assignment.SampleConclusion;

@TongKetTest
class ExportIT {

    @Autowired
    private FollowUpPlay play;

    private ArchivePlay archives;

    @Autowired
    void archives(ArchiveDesk desk, ArchiveWork work) {
        archives = new ArchivePlay(desk, work);
    }

    @Test
    void a_followed_up_conclusion_is_one_file() throws Exception {
        SampleConclusion sample = play.begin("LTA", 2);
        Export export = archives.made(play.coordinator(sample), sample.cycle);
        assertThat(export.stage()).as(export.problem()).isEqualTo(Export.Stage.DONE);
        Path file = archives.file(export);
        java.nio.file.Files.copy(
                file, Path.of("/tmp/archive-one.zip"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry(ArchiveFormat.INDEX)).isNotNull();
        }
    }
}
