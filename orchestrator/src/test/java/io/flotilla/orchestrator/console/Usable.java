package io.flotilla.orchestrator.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;

/** What every page of the console must be, whoever looks at it and whatever it shows. */
public final class Usable {

    /** A name as long as a name can be, 63 bytes, that is a script wherever it is not escaped. */
    public static final String HOSTILE =
            "<img src=x onerror=alert(1)>abcdefghijklmnopqrstuvwxyz012345678";

    private Usable() {}

    /** No barriers, nothing made of a hostile name, and nothing beyond the window's edge. */
    public static void assertUsable(Page page) {
        assertThat(Browser.barriers(page)).isEmpty();
        assertThat(page.locator("main img").count()).isZero();
        assertThat(beyond(page)).as("pixels beyond the window's edge").isZero();
    }

    private static int beyond(Page page) {
        var root = "document.documentElement";
        var width = page.evaluate("%1$s.scrollWidth - %1$s.clientWidth".formatted(root));
        return ((Number) width).intValue();
    }

    /** For what has exactly this name. */
    public static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name).setExact(true);
    }
}
