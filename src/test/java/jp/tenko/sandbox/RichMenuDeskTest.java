package jp.tenko.sandbox;

import static jp.tenko.sandbox.SandboxRunning.STRANGER;
import static jp.tenko.sandbox.SandboxRunning.YAMADA;
import static jp.tenko.sandbox.SandboxRunning.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.linecorp.bot.client.base.UploadFile;
import com.linecorp.bot.messaging.client.MessagingApiClientException;
import com.linecorp.bot.messaging.model.RichMenuBulkLinkRequest;
import com.linecorp.bot.messaging.model.RichMenuRequest;
import com.linecorp.bot.messaging.model.RichMenuSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rich menus in the stand-in, through LINE's own client. */
class RichMenuDeskTest {

    private SandboxRunning sandbox;
    private Path data;

    @BeforeEach
    void start(@TempDir Path data) {
        this.data = data;
        sandbox = new SandboxRunning(data);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_menu_is_shown_once_it_has_a_picture_and_is_still_there_after_a_restart() throws Exception {
        String id = answer(sandbox.line.createRichMenu(menu("メニュー"))).richMenuId();
        assertThat(refused(() -> answer(sandbox.line.linkRichMenuIdToUser(YAMADA, id))).getMessage()).contains("must upload");
        assertThat(refused(() -> upload(id, png(810, 540))).getCode()).as("of another size").isEqualTo(400);
        upload(id, png(800, 540));
        assertThat(refused(() -> upload(id, png(800, 540))).getMessage()).contains("already been uploaded");

        answer(sandbox.line.setDefaultRichMenu(id));
        String own = answer(sandbox.line.createRichMenu(menu("自分の"))).richMenuId();
        upload(own, png(800, 540));
        answer(sandbox.line.linkRichMenuIdToUsers(new RichMenuBulkLinkRequest(own, List.of(YAMADA))));

        assertThat(bar(STRANGER)).isEqualTo("メニュー");
        assertThat(bar(YAMADA)).isEqualTo("自分の");
        sandbox.close();
        sandbox = new SandboxRunning(data);
        assertThat(bar(YAMADA)).isEqualTo("自分の");
        assertThat(answer(sandbox.line.getRichMenuList()).richmenus()).hasSize(2);
        answer(sandbox.line.unlinkRichMenuIdFromUser(YAMADA));
        assertThat(bar(YAMADA)).isEqualTo("メニュー");
        answer(sandbox.line.deleteRichMenu(id));
        assertThat(bar(STRANGER)).isEmpty();
    }

    @Test
    void what_is_wrong_is_refused() {
        String id = "richmenu-of-nobody";

        assertThat(refused(() -> answer(sandbox.line.createRichMenu(menu("あいうえおかきくけこさしすせそ")))).getDetails())
                .singleElement().satisfies(detail -> assertThat(detail.property()).isEqualTo("chatBarText"));
        assertThat(refused(() -> answer(sandbox.line.linkRichMenuIdToUser(YAMADA, id))).getCode()).isEqualTo(404);
        assertThat(refused(() -> answer(sandbox.line.linkRichMenuIdToUsers(
                        new RichMenuBulkLinkRequest(id, Collections.nCopies(501, YAMADA))))).getCode())
                .isEqualTo(400);
    }

    @Test
    void the_hundred_and_first_menu_of_an_hour_must_wait() throws Exception {
        for (int i = 0; i < 100; i++) {
            answer(sandbox.line.createRichMenu(menu("メニュー")));
        }
        assertThat(refused(() -> answer(sandbox.line.createRichMenu(menu("メニュー")))).getCode()).isEqualTo(429);
    }

    private static RichMenuRequest menu(String bar) {
        return new RichMenuRequest(new RichMenuSize(800L, 540L), true, "test", bar, List.of());
    }

    private void upload(String id, byte[] png) throws MessagingApiClientException {
        answer(sandbox.blobs.setRichMenuImage(id, UploadFile.fromByteArray(png, "image/png")));
    }

    private String bar(String person) {
        return sandbox.chat(person).at("/menu/bar").asString("");
    }

    private static MessagingApiClientException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(MessagingApiClientException.class, call);
    }

    static byte[] png(int width, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
