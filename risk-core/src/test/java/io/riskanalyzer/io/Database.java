package io.riskanalyzer.io;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** An H2 database in memory that notices what is opened and not closed. */
final class Database implements DataSource, AutoCloseable {
    private static final AtomicLong COUNT = new AtomicLong();
    private static final Set<String> OPENING = Set.of("prepareStatement", "createStatement", "executeQuery");

    private final JdbcDataSource h2 = new JdbcDataSource();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Connection keeper;

    Database(String... statements) throws SQLException {
        h2.setURL("jdbc:h2:mem:test" + COUNT.incrementAndGet());
        keeper = h2.getConnection();
        try (Statement statement = keeper.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** How many connections, statements and result sets were opened through this. */
    int opened() {
        return opened.size();
    }

    /** How many of them are open. */
    long stillOpen() throws Exception {
        long open = 0;
        for (AutoCloseable each : opened) {
            open += (boolean) each.getClass().getMethod("isClosed").invoke(each) ? 0 : 1;
        }
        return open;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return (Connection) watched(Connection.class, h2.getConnection());
    }

    private Object watched(Class<?> type, AutoCloseable target) {
        opened.add(target);
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            try {
                Object result = method.invoke(target, arguments);
                return OPENING.contains(method.getName())
                        ? watched(method.getReturnType(), (AutoCloseable) result)
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    @Override
    public void close() throws SQLException {
        keeper.close();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("It wraps nothing.");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
