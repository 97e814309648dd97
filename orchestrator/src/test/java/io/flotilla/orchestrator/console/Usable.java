package io.flotilla.orchestrator.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;

/** What every page of the console must be, whoever looks at it and whatever it shows. */
public final class Usable {

    /** A name as long as a name can be, 63 bytes, that is a script wherever it is not escaped. */
    public static final String HOSTILE =
            "<img src=x onerror=alert(1)>abcdefghijklmnopqrstuvwxyz012345678";

    /** Words more than half as long again, as they are in German, for as long as it looks. */
    private static final String BEYOND_WITH_LONGER_WORDS =
            """
            (() => {
                const root = document.documentElement;
                const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                const before = [];
                for (let text; (text = texts.nextNode());) before.push([text, text.data]);
                for (const [text, data] of before)
                    text.data = data.replace(/\\p{L}{4,}/gu, w => w + w.slice(0, w.length * 0.6));
                const beyond = root.scrollWidth - root.clientWidth;
                for (const [text, data] of before) text.data = data;
                return beyond;
            })()
            """;

    private Usable() {}

    /**
     * No barriers, nothing made of a hostile name, and nothing beyond the window's edge, also where
     * all words are longer.
     */
    public static void assertUsable(Page page) {
        assertThat(Browser.barriers(page)).isEmpty();
        assertThat(page.locator("main img").count()).isZero();
        assertFits(page);
    }

    /** Nothing is beyond the window's edge, also where all words are longer. */
    public static void assertFits(Page page) {
        var root = "document.documentElement";
        assertThat(pixels(page, "%1$s.scrollWidth - %1$s.clientWidth".formatted(root)))
                .as("pixels beyond the window's edge")
                .isZero();
        assertThat(pixels(page, BEYOND_WITH_LONGER_WORDS))
                .as("pixels beyond the window's edge, with longer words")
                .isZero();
    }

    private static int pixels(Page page, String expression) {
        return ((Number) page.evaluate(expression)).intValue();
    }

    /** For what has exactly this name. */
    public static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name).setExact(true);
    }
}
