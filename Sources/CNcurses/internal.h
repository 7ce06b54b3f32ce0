#ifndef CNCURSES_INTERNAL_H
#define CNCURSES_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

// guard.c: gives the terminal back from a signal handler.

// Remembers how the terminal is now.
void cn_guard_remember(int input, int output);
// The bytes that undo what the screen has done, or none while it is left.
void cn_guard_set_undo(const char *bytes, size_t count);
// Only async-signal-safe calls; never blocks.
void cn_guard_restore(void);

// signals.c

bool cn_signals_install(void);
void cn_signals_remove(void);
// While the screen is left, Ctrl-C and Ctrl-Z come from the terminal and mean what they mean to any program.
void cn_signals_while_left(bool left);

// terminfo.c

// The bytes that undo full-screen mode for the terminal that is open.
size_t cn_undo_bytes(char *bytes, size_t capacity, bool bracketed_paste, bool mouse);
bool cn_has_alternate_screen(void);
bool cn_terminfo_has_paste(void);

// input.c

// Adds the sequences that terminals send although their terminfo entry has others.
void cn_define_keys(void);

#endif
