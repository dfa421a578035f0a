package io.riskanalyzer.io;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where a result set comes from. What is opened for it is closed behind it, and nothing else. */
interface JdbcSource {

    /** Opens the result set; each thing that is opened on the way is told to {@code closing}. */
    ResultSet open(int fetchSize, Closing closing) throws SQLException;

    /** This source with values for the parameters of its query. */
    JdbcSource with(List<@Nullable Object> parameters);

    static JdbcSource of(DataSource source, String query) {
        return new OfDataSource(source, new Query(query, List.of()));
    }

    static JdbcSource of(Connection connection, String query) {
        return new OfConnection(connection, new Query(query, List.of()));
    }

    static JdbcSource of(ResultSet rows) {
        return new OfResultSet(rows, new AtomicBoolean());
    }

    /** Takes what is to be closed, the last first. */
    interface Closing {
        void add(Step step);
    }

    /** Closes one thing. */
    interface Step {
        void run() throws SQLException;
    }

    /** A query and the values of its parameters. */
    record Query(String sql, List<@Nullable Object> parameters) {
        ResultSet run(Connection connection, int fetchSize, Closing closing) throws SQLException {
            PreparedStatement statement =
                    connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
            closing.add(statement::close);
            statement.setFetchSize(fetchSize);
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            ResultSet rows = statement.executeQuery();
            closing.add(rows::close);
            return rows;
        }
    }

    /** A connection of its own, in a transaction that is rolled back: PostgreSQL streams in a transaction alone. */
    record OfDataSource(DataSource source, Query query) implements JdbcSource {
        @Override
        public ResultSet open(int fetchSize, Closing closing) throws SQLException {
            Connection connection = source.getConnection();
            closing.add(connection::close);
            if (connection.getAutoCommit()) {
                connection.setAutoCommit(false);
                closing.add(() -> connection.setAutoCommit(true));
            }
            closing.add(connection::rollback);
            return query.run(connection, fetchSize, closing);
        }

        @Override
        public JdbcSource with(List<@Nullable Object> parameters) {
            return new OfDataSource(source, new Query(query.sql(), parameters));
        }
    }

    /** The connection of a caller, which stays open. */
    record OfConnection(Connection connection, Query query) implements JdbcSource {
        @Override
        public ResultSet open(int fetchSize, Closing closing) throws SQLException {
            return query.run(connection, fetchSize, closing);
        }

        @Override
        public JdbcSource with(List<@Nullable Object> parameters) {
            return new OfConnection(connection, new Query(query.sql(), parameters));
        }
    }

    /** The result set of a caller, which stays open and can be read once. */
    record OfResultSet(ResultSet rows, AtomicBoolean isUsed) implements JdbcSource {
        @Override
        public ResultSet open(int fetchSize, Closing closing) {
            if (isUsed.getAndSet(true)) {
                throw new IllegalStateException("The result set must be read once, but it was read before."
                        + "\nMaybe give the query instead: then it is run anew by each reading.");
            }
            return rows;
        }

        @Override
        public JdbcSource with(List<@Nullable Object> parameters) {
            throw new IllegalStateException(
                    "The parameters must be those of a query, but the rows are those of a result"
                            + " set.\nMaybe set them in its statement.");
        }
    }
}
