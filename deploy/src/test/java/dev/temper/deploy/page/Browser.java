package dev.temper.deploy.page;

import dev.temper.deploy.it.Await;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser without a window, on one page. */
final class Browser implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private final ChromeDriver driver;
    private final String origin;

    private Browser(ChromeDriver driver, String origin) {
        this.driver = driver;
        this.origin = origin;
    }

    /** Skips a test where there is no browser, unless one is required. */
    static void assume() {
        boolean there =
                binary("chromium", "chromium-browser", "google-chrome") != null && binary("chromedriver") != null;
        if (!there && "required".equals(System.getenv("TEMPER_BROWSER"))) {
            throw new AssertionError(
                    "TEMPER_BROWSER=required, and there is no chromium or no chromedriver on the PATH");
        }
        if (!there) {
            System.out.println("PageIT is skipped: there is no chromium or no chromedriver on the PATH");
        }
        Assumptions.assumeTrue(there);
    }

    private static @Nullable File binary(String... names) {
        List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator, -1));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toFile)
                .orElse(null);
    }

    /** A browser of a size in pixels, with a language, a time and a theme that do not depend on the machine. */
    static Browser open(String origin, int width, int height, Path downloads) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(Objects.requireNonNull(binary("chromium", "chromium-browser", "google-chrome")));
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--hide-scrollbars",
                "--force-device-scale-factor=1",
                "--lang=en",
                "--window-size=" + width + "," + height);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.WARNING);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Objects.requireNonNull(binary("chromedriver")))
                .usingAnyFreePort()
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options), origin);
        browser.resize(width, height);
        browser.dark(false);
        browser.driver.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        return browser;
    }

    void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** What the system prefers. */
    void dark(boolean dark) {
        Map<String, String> scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    }

    /** Loads the page anew at an address such as {@code #/experiments}. */
    void load(String address) {
        driver.get("about:blank");
        driver.get(origin + "/" + address);
    }

    /** Goes to an address of the page that is there. */
    void go(String address) {
        driver.executeScript("location.hash = arguments[0]", address.substring(1));
    }

    String address() {
        return (String) script("return decodeURIComponent(location.hash)");
    }

    Object script(String text, Object... arguments) {
        return driver.executeScript(text, arguments);
    }

    /** What an expression says in which {@code m} is a module of the page, as JSON. */
    String module(String file, String expression) {
        return (String) driver.executeAsyncScript("const done = arguments[arguments.length - 1];" + "import('/page/"
                + file + "').then(m => " + expression + ").then(x => done(JSON.stringify(x)), e => done(String(e)))");
    }

    /** The first that there is of a selector. */
    WebElement await(String selector) {
        return Await.until(selector + " on " + address() + ": " + text("main"), PATIENCE, () -> first(selector));
    }

    /** Waits until an element's text has a part. */
    void awaitText(String selector, String part) {
        Await.until(
                "\"" + part + "\" in " + selector + " on " + address(),
                PATIENCE,
                () -> text(selector).contains(part));
    }

    /** Scrolls to the first of a selector, once there is one. */
    void show(String selector) {
        script("arguments[0].scrollIntoView()", await(selector));
    }

    @Nullable
    WebElement first(String selector) {
        List<WebElement> found = driver.findElements(By.cssSelector(selector));
        return found.isEmpty() ? null : found.get(0);
    }

    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    /** The text of an element as one sees it; empty when there is none. */
    String text(String selector) {
        try {
            WebElement element = first(selector);
            return element == null ? "" : element.getText();
        } catch (StaleElementReferenceException e) {
            return text(selector);
        }
    }

    /** Clicks what is there; the page may replace it while it is looked for. */
    void click(String selector) {
        Await.until("a click on " + selector, PATIENCE, () -> {
            try {
                WebElement element = first(selector);
                if (element == null) {
                    return false;
                }
                script("arguments[0].scrollIntoView({block: 'center'})", element);
                element.click();
                return true;
            } catch (StaleElementReferenceException | org.openqa.selenium.ElementClickInterceptedException e) {
                return false;
            }
        });
    }

    /** Clicks the button of a text within an element. */
    void press(String within, String text) {
        Await.until("the button " + text + " in " + within, PATIENCE, () -> {
            try {
                for (WebElement button : driver.findElements(By.cssSelector(within + " button"))) {
                    if (button.getText().equals(text) && button.isEnabled()) {
                        // Else it may come to lie below what stays at the top.
                        script("arguments[0].scrollIntoView({block: 'center'})", button);
                        button.click();
                        return true;
                    }
                }
                return false;
            } catch (StaleElementReferenceException e) {
                return false;
            }
        });
    }

    void type(String selector, CharSequence... keys) {
        await(selector).sendKeys(keys);
    }

    void key(Keys key) {
        new Actions(driver).sendKeys(key).perform();
    }

    Actions mouse() {
        return new Actions(driver);
    }

    void screenshot(Path file) throws java.io.IOException {
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    /** Errors of scripts and refusals of the security policy since the last call; answers with an error status are none. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getMessage())
                .filter(message -> !message.contains("Failed to load resource"))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
