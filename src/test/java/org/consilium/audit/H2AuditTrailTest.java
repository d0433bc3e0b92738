package org.consilium.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H2AuditTrailTest extends AuditTrailContract {
    @Override
    DataSource dataSource() {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:audit;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        return source;
    }

    @Override
    String vendor() {
        return "h2";
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_event set body = '{}' where seq = 4 | 4 | was changed",
                "update audit_event set at = '2020-01-01T00:00:00Z' where seq = 2 | 2 | was changed",
                "delete from audit_event where seq = 3 | 3 | is missing",
                "delete from audit_event where seq > 7 | 8 | the last 3 events are missing",
                "delete from audit_event where seq = 1 | 1 | is missing",
                "delete from audit_head | 1 | head of the chain is missing"
            })
    void anyEditIsNamedByItsFirstBadPlace(String edit, long seq, String reason) {
        trail.append(
                "a",
                IntStream.rangeClosed(1, 10).mapToObj(AuditTrailContract::event).toList());
        jdbc.sql(edit).update();
        assertThat(verify()).isInstanceOfSatisfying(ChainVerifier.Verdict.Broken.class, broken -> {
            assertThat(broken.seq()).isEqualTo(seq);
            assertThat(broken.reason()).contains(reason);
        });
    }

    @Test
    void aRowThatWasRewrittenWithAFreshHashStillBreaksTheChain() {
        trail.append(
                "a",
                IntStream.rangeClosed(1, 5).mapToObj(AuditTrailContract::event).toList());
        ChainLink third = jdbc.sql("select tenant, seq, at, type, body, prev_hash, hash from audit_event where seq = 3")
                .query(ChainLink.ROW)
                .single();
        ChainLink forged = ChainLink.after(
                third.prevHash(),
                third.tenant(),
                3,
                new ChainLink.Entry(third.at(), third.type(), "{\"forged\":true}"));
        jdbc.sql("update audit_event set body = ?, hash = ? where seq = 3")
                .params(List.of(forged.body(), forged.hash()))
                .update();
        assertThat(verify())
                .isInstanceOfSatisfying(
                        ChainVerifier.Verdict.Broken.class,
                        broken -> assertThat(broken.seq()).isEqualTo(4));
    }
}
