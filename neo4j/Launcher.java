import java.nio.file.Path;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A Neo4j server in this process, on loopback: Bolt, HTTP and Browser, data kept under HOME.
 *
 *     java -cp 'lib/*' Launcher.java HOME BOLT_PORT HTTP_PORT AUTH(true|false) [NAME=VALUE...]
 */
public final class Launcher {
    public static void main(String[] given) throws Exception {
        Path home = Path.of(given[0]).toAbsolutePath();
        boolean auth = Boolean.parseBoolean(given[3]);
        Files.createDirectories(home);
        // What the server's own settings file would hold; neither is a secret.
        Path settings = home.resolve("neo4j.conf");
        List<String> extra = List.of(given).subList(4, given.length);
        Files.write(settings, extra);
        var dbms = new DatabaseManagementServiceBuilder(home)
            .loadPropertiesFromFile(settings)
            .setConfig(BoltConnector.enabled, true)
            .setConfig(BoltConnector.listen_address, local(given[1]))
            .setConfig(BoltConnector.advertised_address, local(given[1]))
            .setConfig(HttpConnector.enabled, true)
            .setConfig(HttpConnector.listen_address, local(given[2]))
            .setConfig(HttpConnector.advertised_address, local(given[2]))
            .setConfig(GraphDatabaseSettings.auth_enabled, auth)
            .build();
        Runtime.getRuntime().addShutdownHook(new Thread(dbms::shutdown));
        System.out.println("ready bolt://127.0.0.1:" + given[1] + " http://127.0.0.1:" + given[2] + "/browser/");
        Thread.currentThread().join();
    }

    private static SocketAddress local(String port) {
        return new SocketAddress("127.0.0.1", Integer.parseInt(port));
    }
}
