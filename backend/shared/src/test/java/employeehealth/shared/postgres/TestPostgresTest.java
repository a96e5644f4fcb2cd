package employeehealth.shared.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

    @Test
    void eachTestGetsAnEmptyDatabaseOfItsOwn() throws Exception {
        try (Connection first = TestPostgres.freshDatabase().connect();
                Connection second = TestPostgres.freshDatabase().connect();
                Statement write = first.createStatement();
                Statement read = second.createStatement()) {
            write.execute("create table note (text text)");
            try (ResultSet row = read.executeQuery("select to_regclass('note')")) {
                row.next();
                assertThat(row.getString(1)).isNull();
            }
        }
    }
}
