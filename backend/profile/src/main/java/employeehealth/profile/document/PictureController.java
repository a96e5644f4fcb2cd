package employeehealth.profile.document;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pictures of one's own documents, made by us: nothing of the file itself is in them. */
@RestController
@RequestMapping("/api/v1/profile/documents/{id}")
class PictureController {

    private final ReadDocuments read;

    PictureController(ReadDocuments read) {
        this.read = read;
    }

    /** Of the first page, for a list. */
    @GetMapping(path = "/thumbnail", produces = MediaType.IMAGE_JPEG_VALUE)
    @Audience(PROFILE_OWN)
    ResponseEntity<byte[]> thumbnail(Me me, @PathVariable UUID id) {
        return picture(me, id, Pictures.Size.SMALL);
    }

    /** Of the first page, large enough to be read. */
    @GetMapping(path = "/preview", produces = MediaType.IMAGE_JPEG_VALUE)
    @Audience(PROFILE_OWN)
    ResponseEntity<byte[]> preview(Me me, @PathVariable UUID id) {
        return picture(me, id, Pictures.Size.PAGE);
    }

    private ResponseEntity<byte[]> picture(Me me, UUID id, Pictures.Size size) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.IMAGE_JPEG)
                .body(read.picture(me, id, size));
    }
}
