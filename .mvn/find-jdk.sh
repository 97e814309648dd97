# Sourced by mvnw and flotilla: find_jdk prints the home of a JDK 25 or newer, or fails.

# A JDK names its version in its `release` file; reading that is much quicker than starting it.
is_jdk_25() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    jdk_version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ "${jdk_version:-0}" -ge 25 ]
}

find_jdk() {
    path_java=$(command -v java || true)
    path_home=
    if [ -n "$path_java" ]; then
        path_java=$(readlink -f "$path_java" 2>/dev/null || printf '%s' "$path_java")
        path_home=${path_java%/bin/java}
    fi
    for home in "${JAVA_HOME:-}" "$path_home" \
        /usr/lib/jvm/* \
        "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
        "$(/usr/libexec/java_home -v 25 2>/dev/null || true)" \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$home" ] && is_jdk_25 "$home"; then
            printf '%s\n' "$home"
            return 0
        fi
    done
    echo "No JDK 25 or newer found: install one (for example openjdk-25-jdk, or https://adoptium.net) or point JAVA_HOME at it." >&2
    return 1
}
