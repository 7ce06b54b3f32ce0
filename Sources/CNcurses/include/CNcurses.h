#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stdint.h>

// ncurses as plain functions over numbers and arrays. One thread calls them, one screen is open at a time.

// Keys as cn_read reports them; CN_KEY_F + n is the n-th function key.
enum {
    CN_KEY_UNKNOWN = 1,
    CN_KEY_NONE,
    CN_KEY_UP,
    CN_KEY_DOWN,
    CN_KEY_LEFT,
    CN_KEY_RIGHT,
    CN_KEY_HOME,
    CN_KEY_END,
    CN_KEY_PAGE_UP,
    CN_KEY_PAGE_DOWN,
    CN_KEY_BACKSPACE,
    CN_KEY_DELETE,
    CN_KEY_BACK_TAB,
    CN_KEY_ENTER,
    CN_KEY_PASTE_BEGIN,
    CN_KEY_PASTE_END,
    CN_KEY_CLICK,
    CN_KEY_F = 100,
};

// Looks, in the order of TerminalUI's roles.
enum {
    CN_ROLE_NORMAL,
    CN_ROLE_TITLE,
    CN_ROLE_GOOD,
    CN_ROLE_BAD,
    CN_ROLE_WARNING,
    CN_ROLE_HINT,
    CN_ROLE_FOCUS,
    CN_ROLE_DISABLED,
    CN_ROLE_KEY,
    CN_ROLE_COUNT,
};

// What cn_next_signal reports.
enum {
    CN_SIGNAL_NONE,
    CN_SIGNAL_RESIZE,
    CN_SIGNAL_CONTINUE,
    CN_SIGNAL_SUSPEND,
    CN_SIGNAL_TERMINATE,
    CN_SIGNAL_INTERRUPT,
    CN_SIGNAL_HANG_UP,
};

// locale.c

// Takes over the locale of the environment; true if it is UTF-8.
bool cn_set_locale(void);
// For tests: the columns that the C library gives a scalar, -1 if it would not print it.
int cn_width(uint32_t scalar);

// screen.c

// Takes over the terminal. False if there is no entry for it in terminfo; may then be called again.
// The signal guard is installed from here to cn_close.
bool cn_open(int input, int output, const char *term, bool color, bool bracketed_paste);
// Asks the terminal to report presses of the first mouse button, which takes its own selection away.
void cn_use_mouse(void);
// Gives the terminal back as it was; does nothing if it has been.
void cn_close(void);
// Gives the terminal to somebody else for a while, and takes it back with everything painted anew.
void cn_leave(void);
void cn_enter(void);
// Stops this process and those it was started with, until somebody continues them.
void cn_stop(void);

// The terminal's size as the system knows it; false if it does not.
bool cn_terminal_size(int *rows, int *columns);
// Draws on a screen of this size from now on; it is blank then.
void cn_resize(int rows, int columns);
// Draws scalars, each with the columns that it should take, 0 for a mark on the one before.
void cn_draw(int row, int column, const uint32_t *scalars, const uint8_t *widths, int count, int role);
// Sends what has changed and puts the cursor somewhere, or hides it if the row is negative.
void cn_show(int cursor_row, int cursor_column);
// Everything is sent anew by the next cn_show.
void cn_repaint(void);
// Whether the terminal marks pastes.
bool cn_has_bracketed_paste(void);
// The descriptor to wait on for input, and the one that reaches the terminal past ncurses.
int cn_input(void);
int cn_output(void);

// For tests: the scalars of a cell and its look; returns how many scalars.
int cn_cell(int row, int column, uint32_t *scalars, int capacity, bool *bold, bool *reverse, int *color);

// input.c

// The next piece of input: 0 none, 1 a byte, 2 one of the keys above.
int cn_read(int *value);
// Where the mouse was for the last CN_KEY_CLICK.
void cn_click(int *row, int *column);
// Whether reading now finds the end of input or an error, rather than nothing or something.
bool cn_input_has_ended(void);

// signals.c

// The descriptor to wait on for signals, and the next one that came.
int cn_signals(void);
int cn_next_signal(void);
// Without a screen: has requests to end reported from now on, and the process ended if they are not heeded for long.
bool cn_watch_ends(void);

#endif
