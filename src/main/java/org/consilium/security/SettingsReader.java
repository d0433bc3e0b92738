package org.consilium.security;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.IgnoreErrorsBindHandler;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.ConfigurableEnvironment;

/** Reads the settings of this room before the application exists, and notes what cannot be read. */
record SettingsReader(ConfigurableEnvironment environment) {
    private static final String ROOM = "consilium.security";
    private static final Bindable<SecuritySettings> SETTINGS = Bindable.of(SecuritySettings.class);

    /** The settings, with the default wherever a value cannot be read, so that one slip does not hide the others. */
    SecuritySettings read(List<Fault> faults) {
        SecuritySettings settings = Binder.get(environment).bindOrCreate(ROOM, SETTINGS, new Collecting(faults));
        Set<String> unreadable = faults.stream().map(Fault::key).collect(Collectors.toSet());
        unknownKeys().stream()
                .filter(fault -> !unreadable.contains(fault.key()))
                .forEach(faults::add);
        return settings;
    }

    /** A key with a typing error would leave its default in force without a word. */
    private List<Fault> unknownKeys() {
        try {
            Binder.get(environment)
                    .bindOrCreate(
                            ROOM,
                            SETTINGS,
                            new NoUnboundElementsBindHandler(
                                    new IgnoreErrorsBindHandler(), new UnboundElementsSourceFilter()));
            return List.of();
        } catch (BindException failure) {
            return failure.getCause() instanceof UnboundConfigurationPropertiesException unbound
                    ? unbound.getUnboundProperties().stream()
                            .map(property -> new Fault(
                                    "CSL-0177",
                                    property.getName().toString(),
                                    "a key that does not exist",
                                    "the right key"))
                            .toList()
                    : List.of();
        }
    }

    private static final class Collecting extends AbstractBindHandler {
        private final List<Fault> faults;

        private Collecting(List<Fault> faults) {
            this.faults = faults;
        }

        @Override
        public @Nullable Object onFailure(
                ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) {
            faults.add(new Fault("CSL-0172", name.toString(), "a value that cannot be read", wanted(target.getType())));
            return null;
        }

        private static String wanted(ResolvableType type) {
            Class<?> plain = (type.hasGenerics() ? type.getGeneric(0) : type).resolve(Object.class);
            return plain.isEnum()
                    ? "one of "
                            + Stream.of(plain.getEnumConstants())
                                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", "))
                    : "a value of type " + plain.getSimpleName();
        }
    }
}
