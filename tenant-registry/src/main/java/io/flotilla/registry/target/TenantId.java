package io.flotilla.registry.target;

/** The identifier the user's own systems give a tenant; any short text of visible characters. */
public final class TenantId {

    private static final int LONGEST = 255;

    private TenantId() {}

    /**
     * The identifier itself, when it is valid.
     *
     * @throws IllegalArgumentException naming it and what is wrong with it
     */
    public static String require(String tenant) {
        if (tenant.isBlank() || !tenant.equals(tenant.strip())) {
            throw new IllegalArgumentException(
                    "tenant '%s' is empty or has spaces around it".formatted(tenant));
        }
        if (tenant.length() > LONGEST || tenant.codePoints().anyMatch(TenantId::isInvisible)) {
            throw new IllegalArgumentException(
                    "tenant '%s' is longer than %d characters or has a control character"
                            .formatted(tenant.replaceAll("\\p{Cntrl}", "\uFFFD"), LONGEST));
        }
        return tenant;
    }

    private static boolean isInvisible(int codePoint) {
        var type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
