package jp.tenko.roster.file;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import jp.tenko.line.ChannelKey;
import jp.tenko.roster.Organization;
import jp.tenko.roster.Organizations;
import jp.tenko.roster.RosterSettings;
import jp.tenko.roster.RosterSettings.OrganizationSettings;
import jp.tenko.roster.file.ImportResult.Imported;
import jp.tenko.roster.file.ImportResult.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Makes the organizations of {@code tenko.roster.organizations} and takes over their files, before the first message comes
 * in. A file that cannot be taken over stops nothing where something is known from before: with it the work goes on. A new
 * organization without its member file would stand there with nobody to call, so there it stops the start.
 */
@Component
class ConfiguredOrganizations implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(ConfiguredOrganizations.class);

    private final RosterSettings settings;
    private final Organizations organizations;
    private final OrganizationSetup setup;
    private final Map<FileImport, Function<OrganizationSettings, @Nullable Resource>> otherFiles = new LinkedHashMap<>();
    private final MessageSource messages;

    ConfiguredOrganizations(
            RosterSettings settings, Organizations organizations, OrganizationSetup setup, BusinessImport businesses,
            OfficerImport officers, ContactImport contacts, TotalImport totals, MessageSource messages) {
        this.settings = settings;
        this.organizations = organizations;
        this.setup = setup;
        otherFiles.put(businesses, OrganizationSettings::businesses);
        otherFiles.put(totals, OrganizationSettings::totals);
        otherFiles.put(contacts, OrganizationSettings::contacts);
        otherFiles.put(officers, OrganizationSettings::officers); // last: it names what the others hold
        this.messages = messages;
    }

    @Override
    public void afterSingletonsInstantiated() {
        settings.organizations().forEach((key, organization) -> {
            setUp(new ChannelKey(key), organization);
            otherFiles.forEach((kind, file) -> take(new ChannelKey(key), kind, file.apply(organization)));
        });
    }

    private void take(ChannelKey channel, FileImport kind, @Nullable Resource file) {
        if (file == null) {
            return;
        }
        try {
            setup.take(organizations.of(channel).orElseThrow().id(), kind, file.getContentAsByteArray())
                    .ifPresent(result -> tell(channel, kind.kind(), file, result));
        } catch (IOException e) {
            log.error("Organization {}: its file of {} cannot be read: {}. Going on with those of before.",
                    channel, kind.kind(), e.getMessage());
        }
    }

    private void setUp(ChannelKey channel, OrganizationSettings configured) {
        Resource file = configured.members();
        if (file == null) {
            organizations.put(channel, configured.name());
            return;
        }
        try {
            setup.put(channel, configured.name(), file.getContentAsByteArray())
                    .ifPresent(result -> tell(channel, FileImport.MEMBERS, file, result));
        } catch (IOException e) {
            if (organizations.of(channel).isEmpty()) {
                throw new FailureAnalyzedException(
                        "the member file of the new organization " + channel + " cannot be read: " + e.getMessage(),
                        "Put it there, or name the right one in tenko.roster.organizations." + channel + ".members.",
                        e);
            }
            log.error("Organization {}: its member file cannot be read: {}. Going on with the members of before.",
                    channel, e.getMessage());
        } catch (OrganizationSetup.NobodyToCall e) {
            // Whoever starts the server sees what is in the file; a log holds neither names nor numbers.
            e.mistakes().forEach(mistake -> System.err.println(messages.getMessage(mistake, Locale.JAPANESE)));
            throw new FailureAnalyzedException(
                    "the member file of the new organization " + channel + " (" + file.getDescription()
                    + ") has mistakes: " + e.mistakes().size() + ", all listed on the error output above. "
                    + "Nothing of it was imported.",
                    "Correct the file and start again.", e);
        }
    }

    private static void tell(ChannelKey channel, String kind, Resource file, ImportResult result) {
        switch (result) {
            case Imported imported -> log.info(
                    "Organization {}: {} imported, {} added, {} changed, {} unchanged, {} not in the file",
                    channel, kind, imported.added(), imported.changed(), imported.unchanged(), imported.notInFile().size());
            case Refused refused -> log.error(
                    "Organization {}: its file of {} was refused: {}. Nothing was imported; going on with those "
                            + "of before. Correct the file and start again. {} mistakes: {}",
                    channel, kind, file.getDescription(), refused.mistakes().size(),
                    String.join("; ", refused.mistakes().stream().map(BadLine::place).toList()));
        }
    }
}
