package io.tbot.testapp.it.apps;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletionException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * Sends secrets wherever bots send them, over every client, with answers of every kind. Arguments: the file they are
 * read from, and the client id of the order that is to be known.
 */
public final class SecretsBot {
    private static final String[] HEADERS = {
        "X-MBX-APIKEY",
        "Authorization",
        "OK-ACCESS-SIGN",
        "OK-ACCESS-PASSPHRASE",
        "KC-API-KEY",
        "API-Sign",
        "X-BAPI-SIGN",
        "CB-ACCESS-SIGN",
        "Cookie"
    };
    private static final String ORDER = "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=2&newClientOrderId=";
    private static final String JSON = "\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"clientOid\":\"j1\"";

    private final Secrets secrets;
    private final HttpClient client = HttpClient.newHttpClient();
    private final OkHttpClient okhttp = new OkHttpClient();
    private final CloseableHttpClient apache = HttpClients.createDefault();

    private SecretsBot(Secrets secrets) {
        this.secrets = secrets;
    }

    public static void main(String[] arguments) throws Exception {
        Secrets secrets = new Secrets(Path.of(arguments[0]));
        SecretsBot bot = new SecretsBot(secrets);
        JournalVenue venue = new JournalVenue(() -> secrets.of("header.Set-Cookie"));
        bot.trade(venue.address() + "/api/v3/order", arguments[1]);
        SecretStreams.work(secrets);
        SecretSessions.work(secrets);
        bot.store();
        bot.own();
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private void trade(String orders, String known) throws Exception {
        overUrlConnection(orders, secrets.signed(ORDER + known));
        int number = 0;
        String userinfo = orders.replace("//", "//bot:" + secrets.of("url.userinfo") + "@");
        String down = "http://127.0.0.1:" + LoopbackVenue.freePort() + "/api/v3/order";
        for (String fate : new String[] {"fine", "poor", "broken", "lost"}) {
            String form = secrets.signed(ORDER + fate);
            for (String body : new String[] {form + "-" + number++, secrets.document(JSON)}) {
                overUrlConnection(orders, body);
                overUrlConnection(userinfo, body);
                for (String address : new String[] {orders, orders + "?" + form + "-" + number++, down + "?" + form}) {
                    overClient(address, body, false);
                    overClient(address, body, true);
                    overOkHttp(address, body);
                    overApache(address, body);
                }
            }
        }
    }

    private String header(String name) {
        return secrets.of("header." + name);
    }

    private void overUrlConnection(String address, String body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setRequestMethod("POST");
        for (String name : HEADERS) {
            connection.setRequestProperty(name, header(name));
        }
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        try {
            int status = connection.getResponseCode();
            try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
                in.readAllBytes();
            }
        } catch (IOException lost) {
            // as the venue was told
        }
    }

    private void overClient(String address, String body, boolean background) throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).POST(HttpRequest.BodyPublishers.ofString(body));
        for (String name : HEADERS) {
            request.header(name, header(name));
        }
        try {
            if (background) {
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                        .join();
            } else {
                client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            }
        } catch (IOException | CompletionException lost) {
            // as the venue was told, or nobody there
        }
    }

    private void overOkHttp(String address, String body) {
        Request.Builder request =
                new Request.Builder().url(address).post(RequestBody.create(MediaType.parse("application/json"), body));
        for (String name : HEADERS) {
            request.header(name, header(name));
        }
        try (Response response = okhttp.newCall(request.build()).execute()) {
            response.body().string();
        } catch (IOException lost) {
            // as the venue was told, or nobody there
        }
    }

    private void overApache(String address, String body) {
        HttpPost post = new HttpPost(address);
        post.setEntity(new StringEntity(body));
        for (String name : HEADERS) {
            post.setHeader(name, header(name));
        }
        try {
            apache.execute(post, response -> EntityUtils.toString(response.getEntity()));
        } catch (IOException lost) {
            // as the venue was told, or nobody there
        }
    }

    /** A password in the URL, and values in statements that work and that do not. */
    private void store() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:mem:keys;USER=bot;PASSWORD=" + secrets.of("jdbc.password"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (id INT, note VARCHAR(200))");
            statement.execute("INSERT INTO orders VALUES (1, '" + secrets.of("sql.value") + "')");
            statement.execute("INSERT INTO orders VALUES ('" + secrets.of("sql.fault") + "', 1)");
        } catch (SQLException bad) {
            System.out.println("refused");
        }
        try {
            DriverManager.getConnection("jdbc:nobody://bot:" + secrets.of("jdbc.nobody") + "@127.0.0.1/x")
                    .close();
        } catch (SQLException nobody) {
            System.out.println("no driver");
        }
    }

    private void own() {
        try {
            sign("BTCUSDT", secrets.of("own.argument"));
        } catch (IllegalStateException bad) {
            System.out.println("not signed");
        }
    }

    /** Is measured by a probe of the configuration. */
    static void sign(String symbol, String key) {
        throw new IllegalStateException("cannot sign " + symbol + " with " + key);
    }
}
