package jp.tenko.console.damage;

import static jp.tenko.signin.Access.VIEWER;

import java.util.List;
import java.util.Optional;
import jp.tenko.console.Allowed;
import jp.tenko.console.ChosenIncident;
import jp.tenko.console.Found;
import jp.tenko.console.MapSettings;
import jp.tenko.console.SignedIn;
import jp.tenko.damage.desk.MapMarks;
import jp.tenko.incident.Incident;
import jp.tenko.roster.Organizations;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the damage is. The list beside the map says the same: it is there without a map, too. */
@Controller
@RequestMapping("/damage/map")
class DamageMapPage {

    /** More marks than that hide each other, and a phone draws them slowly; the worst are among them. */
    private static final int MARKS = 1500;

    private final ChosenIncident incidents;
    private final MapMarks marks;
    private final MapSettings settings;
    private final Organizations organizations;

    DamageMapPage(ChosenIncident incidents, MapMarks marks, MapSettings settings, Organizations organizations) {
        this.incidents = incidents;
        this.marks = marks;
        this.settings = settings;
        this.organizations = organizations;
    }

    @GetMapping
    @Allowed(VIEWER)
    String look(@AuthenticationPrincipal SignedIn me, @RequestParam(required = false) @Nullable Long incident, Model model) {
        Optional<Incident> chosen = incidents.of(me, incident);
        model.addAttribute("incidents", incidents.all(me));
        if (chosen.isEmpty()) {
            return "damage-none";
        }
        model.addAttribute("incident", chosen.get());
        List<MapMarks.Mark> shown = marks.of(chosen.get(), MARKS);
        model.addAttribute("marks", shown);
        model.addAttribute("cutOff", shown.size() == MARKS);
        model.addAttribute("tiles", settings.tiles());
        model.addAttribute("hazard", hazard(me) != null);
        return "damage-map";
    }

    /** What stands on the map, as JSON: whatever is written in it is text, and the page shows it as such. */
    @GetMapping("/marks")
    @Allowed(VIEWER)
    ResponseEntity<List<MapMarks.Mark>> marks(@AuthenticationPrincipal SignedIn me, @RequestParam(required = false) @Nullable Long incident) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(marks.of(incidents.orNot(me, incident), MARKS));
    }

    /** The dangers of the area (GeoJSON); not found when the organization has no such file. */
    @GetMapping("/hazards")
    @Allowed(VIEWER)
    ResponseEntity<Resource> hazards(@AuthenticationPrincipal SignedIn me) {
        Resource file = Found.orNot(Optional.ofNullable(hazard(me)).filter(Resource::isReadable));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(file);
    }

    private @Nullable Resource hazard(SignedIn me) {
        return settings.hazard(organizations.get(me.organization()).channel().value());
    }
}
