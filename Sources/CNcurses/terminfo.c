// term.h defines lower-case macros such as `lines`, so nothing else is in this file.
#include <curses.h>
#include <term.h>

#include <string.h>

#include "internal.h"

static const char *capability(const char *name) {
    const char *value = tigetstr(name);
    return value == NULL || value == (char *)-1 ? "" : value;
}

// Appends a string of terminfo without its padding, `$<5>`.
static size_t append(char *bytes, size_t count, size_t capacity, const char *text) {
    while (*text != '\0' && count < capacity) {
        const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
        if (end != NULL) {
            text = end + 1;
        } else {
            bytes[count++] = *text++;
        }
    }
    return count;
}

size_t cn_undo_bytes(char *bytes, size_t capacity, bool bracketed_paste, bool mouse) {
    size_t count = 0;
    count = append(bytes, count, capacity, capability("cnorm"));
    count = append(bytes, count, capacity, capability("rmkx"));
    if (bracketed_paste) count = append(bytes, count, capacity, "\033[?2004l");
    if (mouse) count = append(bytes, count, capacity, "\033[?1006;1000l");
    count = append(bytes, count, capacity, capability("sgr0"));
    if (cn_has_alternate_screen()) {
        count = append(bytes, count, capacity, capability("rmcup"));
    } else {
        count = append(bytes, count, capacity, capability("clear"));
    }
    return count;
}

bool cn_has_alternate_screen(void) {
    return *capability("rmcup") != '\0';
}

bool cn_terminfo_has_paste(void) {
    return *capability("BE") != '\0';
}
