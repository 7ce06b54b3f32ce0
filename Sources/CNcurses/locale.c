#define _GNU_SOURCE
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>

#include "CNcurses.h"

static bool is_utf8(void) {
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

// The locale that the environment asks for, by POSIX's order.
static const char *wanted_locale(void) {
    const char *names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value != NULL && *value != '\0') return value;
    }
    return "";
}

static bool names_utf8(const char *locale) {
    const char *codeset = strchr(locale, '.');
    return codeset != NULL && (strncasecmp(codeset, ".UTF-8", 6) == 0 || strncasecmp(codeset, ".UTF8", 5) == 0);
}

bool cn_set_locale(void) {
    if (setlocale(LC_CTYPE, "") != NULL) return is_utf8();
    // SSH hands on the locale of the laptop, which the bastion host often has not generated.
    if (names_utf8(wanted_locale()) && setlocale(LC_CTYPE, "C.UTF-8") != NULL) return is_utf8();
    setlocale(LC_CTYPE, "C");
    return false;
}

int cn_width(uint32_t scalar) {
    return wcwidth((wchar_t)scalar);
}
