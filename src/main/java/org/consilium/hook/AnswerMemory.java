package org.consilium.hook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.consilium.hook.protocol.Problem;
import org.consilium.hook.protocol.Refused;
import org.consilium.security.CdsClient;
import org.springframework.stereotype.Component;

/**
 * Remembers answers for a short while: a client that sends the same call again (a retry, a double click) gets the same
 * cards with the same ids, and nothing is worked out twice.
 */
@Component
class AnswerMemory {
    private static final int ANSWERS = 2_000;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Cache<Key, CompletableFuture<Optional<Answer>>> answers;

    AnswerMemory(HookSettings settings) {
        answers = Caffeine.newBuilder()
                .maximumSize(ANSWERS)
                .expireAfterWrite(settings.remember())
                .build();
    }

    /** Whose call it was, and every byte of it. */
    record Key(String tenant, String issuer, String service, String bodyHash) {
        static Key of(CdsClient client, String service, byte[] body) {
            return new Key(client.tenant(), client.issuer(), service, sha256(body));
        }
    }

    /** What was answered. */
    record Answer(byte[] body, int cards) {}

    /**
     * Works an answer out, or gives the one that was worked out for the same call.
     *
     * @param repeated what to do with an answer that was there already
     */
    Answer once(Key key, Supplier<Answer> work, Function<Answer, Answer> repeated) {
        var mine = new CompletableFuture<Optional<Answer>>();
        CompletableFuture<Optional<Answer>> earlier = answers.asMap().putIfAbsent(key, mine);
        if (earlier != null) {
            return repeated.apply(earlier.join().orElseThrow(AnswerMemory::failedBefore));
        }
        try {
            Answer answer = work.get();
            mine.complete(Optional.of(answer));
            return answer;
        } finally {
            if (!mine.isDone()) {
                answers.asMap().remove(key, mine);
                mine.complete(Optional.empty());
            }
        }
    }

    private static Refused failedBefore() {
        return new Refused(new Problem.Busy("CSL-0257 the same call is under way and failed; send it again", RETRY));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("CSL-0205 this Java has no SHA-256; every Java must have it", impossible);
        }
    }
}
