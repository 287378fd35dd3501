import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A Neo4j server on loopback: Bolt, HTTP and Browser, data kept under HOME.
 *
 *     java -cp 'lib/*' Launcher.java HOME BOLT_PORT HTTP_PORT [SETTING=VALUE...]
 *
 * NEO4J_PASSWORD is the password of the user neo4j; without one, anybody on this machine may log
 * in. With NEO4J_WITH_STDIN set, the server stops when its standard input ends, so that it never
 * outlives the test run that started it. It prints one line, "ready", when it can be asked.
 */
public final class Launcher {
    public static void main(String[] given) {
        try {
            serve(given);
        } catch (Throwable failure) {
            // The server's own threads would keep a process alive that serves nobody.
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private static void serve(String[] given) throws Exception {
        Path home = Path.of(given[0]).toAbsolutePath();
        String password = System.getenv().getOrDefault("NEO4J_PASSWORD", "");
        Files.createDirectories(home);
        Path settings = home.resolve("neo4j.conf");
        Files.write(settings, List.of(given).subList(3, given.length));
        DatabaseManagementService server = new DatabaseManagementServiceBuilder(home)
            .loadPropertiesFromFile(settings)
            .setConfig(BoltConnector.enabled, true)
            .setConfig(BoltConnector.listen_address, loopback(given[1]))
            .setConfig(BoltConnector.advertised_address, loopback(given[1]))
            .setConfig(HttpConnector.enabled, true)
            .setConfig(HttpConnector.listen_address, loopback(given[2]))
            .setConfig(HttpConnector.advertised_address, loopback(given[2]))
            .setConfig(GraphDatabaseSettings.auth_enabled, !password.isEmpty())
            .build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        if (!password.isEmpty()) {
            server.database("system").executeTransactionally(
                "CREATE OR REPLACE USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                Map.of("password", password));
        }
        System.out.println("ready");
        if (System.getenv("NEO4J_WITH_STDIN") == null) {
            Thread.currentThread().join();
        }
        while (System.in.read() >= 0) {
            // Nobody has anything to say; only the end matters.
        }
        System.exit(0);
    }

    private static SocketAddress loopback(String port) {
        return new SocketAddress("127.0.0.1", Integer.parseInt(port));
    }
}
