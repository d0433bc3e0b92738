package org.consilium.hook;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The services that are offered: every bean that is a {@link CdsService} and is not switched off. */
@Component
class ServiceList {
    private final List<CdsService> offered;

    ServiceList(List<CdsService> services, HookSettings settings) {
        for (String named : settings.services().keySet()) {
            if (services.stream().noneMatch(service -> service.id().equals(named))) {
                throw new IllegalArgumentException("CSL-0204 consilium.hook.services names no service: " + named);
            }
        }
        offered = services.stream()
                .filter(service -> settings.service(service.id()).enabled())
                .sorted(Comparator.comparing(CdsService::asks))
                .toList();
    }

    List<CdsService> offered() {
        return offered;
    }

    Optional<CdsService> named(String id) {
        return offered.stream().filter(service -> service.id().equals(id)).findFirst();
    }
}
