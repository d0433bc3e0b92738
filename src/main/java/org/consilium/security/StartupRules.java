package org.consilium.security;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Reads the settings before anything else exists, the port included, and refuses to start with unsafe ones. Every
 * profile but {@code try} counts as production: a profile name with a typing error must not open the door.
 */
final class StartupRules implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        List<Fault> faults = faults(event.getEnvironment());
        if (!faults.isEmpty()) {
            throw new UnsafeSettings(faults);
        }
    }

    static List<Fault> faults(ConfigurableEnvironment environment) {
        List<Fault> faults = new ArrayList<>();
        if (!environment.acceptsProfiles(Profiles.of("try"))) {
            faults.addAll(new ProductionRules(environment).faults());
        } else if (environment.acceptsProfiles(Profiles.of("prod"))) {
            faults.add(new Fault(
                    "CSL-0171", "spring.profiles.active", "try together with prod", "prod alone, or try alone"));
        }
        SecuritySettings settings = new SettingsReader(environment).read(faults);
        faults.addAll(settings.faults());
        faults.addAll(KeyRules.faults(settings));
        if (!environment.acceptsProfiles(Profiles.of("try"))) {
            faults.addAll(ProductionRules.faults(settings));
        }
        return faults;
    }
}
