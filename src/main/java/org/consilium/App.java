package org.consilium;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the service, or runs the command that the first argument names. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class App {
    public static void main(String[] args) {
        if (args.length > 0 && !args[0].startsWith("--")) {
            System.exit(Commands.run(args, System.out));
        }
        SpringApplication.run(App.class, args);
    }

    /** The one clock of the service; rules have none and take the chart's moment. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
