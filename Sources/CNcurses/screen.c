#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include <curses.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "CNcurses.h"
#include "internal.h"

static SCREEN *screen = NULL;
static FILE *input_file = NULL;
static FILE *output_file = NULL;
static bool pastes = false;
static bool is_left = false;
static bool takes_mouse = false;
static attr_t looks[CN_ROLE_COUNT];
static short colors[CN_ROLE_COUNT];

static FILE *open_copy(int descriptor, const char *mode) {
    int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
    FILE *file = copy < 0 ? NULL : fdopen(copy, mode);
    if (file == NULL && copy >= 0) close(copy);
    return file;
}

static void close_files(void) {
    if (input_file != NULL) fclose(input_file);
    if (output_file != NULL) fclose(output_file);
    input_file = output_file = NULL;
}

// Weight and reversal carry the meaning; colours only help, and never yellow or white, which light backgrounds swallow.
static void choose_looks(bool color) {
    const attr_t attributes[CN_ROLE_COUNT] = {
        [CN_ROLE_TITLE] = A_BOLD,     [CN_ROLE_BAD] = A_BOLD,   [CN_ROLE_WARNING] = A_BOLD, [CN_ROLE_HINT] = A_DIM,
        [CN_ROLE_FOCUS] = A_REVERSE,  [CN_ROLE_DISABLED] = A_DIM, [CN_ROLE_KEY] = A_BOLD,
    };
    const short foregrounds[CN_ROLE_COUNT] = {
        [CN_ROLE_GOOD] = COLOR_GREEN,
        [CN_ROLE_BAD] = COLOR_RED,
        [CN_ROLE_WARNING] = COLOR_MAGENTA,
    };
    bool has_color = color && has_colors() && start_color() == OK && use_default_colors() == OK;
    for (short role = 0; role < CN_ROLE_COUNT; role++) {
        looks[role] = attributes[role];
        colors[role] = 0;
        if (has_color && foregrounds[role] != 0 && init_pair(role + 1, foregrounds[role], -1) == OK) {
            colors[role] = role + 1;
        }
    }
}

static void set_modes(void) {
    // raw: with cbreak, Ctrl-S would freeze the screen and Ctrl-Q never arrive.
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    typeahead(-1);
    scrollok(stdscr, FALSE);
    // The default of a second makes Escape feel broken.
    if (getenv("ESCDELAY") == NULL) set_escdelay(50);
    cn_define_keys();
}

static void send(const char *text) {
    fflush(output_file);
    ssize_t written = write(fileno(output_file), text, strlen(text));
    (void)written;
}

static void arm_guard(void) {
    char undo[256];
    cn_guard_set_undo(undo, cn_undo_bytes(undo, sizeof undo, pastes, takes_mouse));
}

void cn_use_mouse(void) {
    if (screen == NULL) return;
    // A press counts at once, without waiting for a second one.
    mouseinterval(0);
    takes_mouse = mousemask(BUTTON1_PRESSED, NULL) != 0;
    arm_guard();
}

bool cn_open(int input, int output, const char *term, bool color, bool bracketed_paste) {
    if (screen != NULL) return false;
    input_file = open_copy(input, "r");
    output_file = open_copy(output, "w");
    if (input_file == NULL || output_file == NULL) {
        close_files();
        return false;
    }
    cn_guard_remember(fileno(input_file), fileno(output_file));
    // Before newterm, which would install handlers that end the process without asking.
    if (cn_signals_install()) screen = newterm(term, output_file, input_file);
    if (screen == NULL) {
        cn_signals_remove();
        close_files();
        return false;
    }
    static bool is_registered = false;
    if (!is_registered) atexit(cn_close);
    is_registered = true;
    set_modes();
    choose_looks(color);
    is_left = false;
    takes_mouse = false;
    pastes = bracketed_paste || cn_terminfo_has_paste();
    arm_guard();
    if (pastes) send("\033[?2004h");
    return true;
}

void cn_leave(void) {
    if (screen == NULL || is_left) return;
    is_left = true;
    if (pastes) send("\033[?2004l");
    if (!cn_has_alternate_screen()) {
        erase();
        refresh();
    }
    endwin();
    cn_guard_set_undo(NULL, 0);
    cn_signals_while_left(true);
}

void cn_enter(void) {
    if (screen == NULL) return;
    cn_signals_while_left(false);
    is_left = false;
    arm_guard();
    reset_prog_mode();
    clearok(curscr, TRUE);
    refresh();
    if (pastes) send("\033[?2004h");
}

void cn_close(void) {
    if (screen == NULL) return;
    cn_leave();
    // What was typed for the screen is not meant for the shell. In the background, flushing would stop us.
    if (tcgetpgrp(fileno(input_file)) == getpgrp()) tcflush(fileno(input_file), TCIFLUSH);
    cn_signals_remove();
    delscreen(screen);
    screen = NULL;
    close_files();
}

void cn_stop(void) {
    // SIGSTOP, since SIGTSTP does nothing in a process group that no shell looks after; the group, since `make run` or
    // a script in between must stop too for the shell to notice.
    kill(0, SIGSTOP);
}

bool cn_terminal_size(int *rows, int *columns) {
    struct winsize size;
    if (output_file == NULL || ioctl(fileno(output_file), TIOCGWINSZ, &size) != 0) return false;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return size.ws_row > 0 && size.ws_col > 0;
}

void cn_resize(int rows, int columns) {
    if (rows != getmaxy(stdscr) || columns != getmaxx(stdscr)) resizeterm(rows, columns);
    erase();
}

// Puts one character with its marks; a question mark where the C library thinks otherwise about its width.
static void put(int row, int column, const uint32_t *scalars, int count, int width, int role) {
    wchar_t text[CCHARW_MAX + 1] = {0};
    cchar_t cell;
    if (wcwidth((wchar_t)scalars[0]) == width) {
        int length = 0;
        for (int i = 0; i < count && length < CCHARW_MAX; i++) {
            if (i == 0 || wcwidth((wchar_t)scalars[i]) == 0) text[length++] = (wchar_t)scalars[i];
        }
        setcchar(&cell, text, looks[role], colors[role], NULL);
        mvadd_wch(row, column, &cell);
        return;
    }
    text[0] = L'?';
    setcchar(&cell, text, looks[role], colors[role], NULL);
    for (int i = 0; i < width; i++) mvadd_wch(row, column + i, &cell);
}

void cn_draw(int row, int column, const uint32_t *scalars, const uint8_t *widths, int count, int role) {
    if (role < 0 || role >= CN_ROLE_COUNT) role = CN_ROLE_NORMAL;
    int next = 0;
    while (next < count) {
        int start = next++;
        while (next < count && widths[next] == 0) next++;
        if (widths[start] == 0) continue;
        put(row, column, scalars + start, next - start, widths[start], role);
        column += widths[start];
    }
}

void cn_show(int cursor_row, int cursor_column) {
    bool is_visible = cursor_row >= 0;
    curs_set(is_visible ? 1 : 0);
    leaveok(stdscr, !is_visible);
    if (is_visible) move(cursor_row, cursor_column);
    refresh();
}

void cn_repaint(void) {
    clearok(curscr, TRUE);
}

bool cn_has_bracketed_paste(void) {
    return pastes;
}

int cn_input(void) {
    return input_file == NULL ? -1 : fileno(input_file);
}

int cn_output(void) {
    return output_file == NULL ? -1 : fileno(output_file);
}

int cn_cell(int row, int column, uint32_t *scalars, int capacity, bool *bold, bool *reverse, int *color) {
    cchar_t cell;
    wchar_t text[CCHARW_MAX + 1] = {0};
    attr_t attributes = 0;
    short pair = 0;
    if (mvin_wch(row, column, &cell) != OK) return 0;
    if (getcchar(&cell, text, &attributes, &pair, NULL) != OK) return 0;
    *bold = (attributes & A_BOLD) != 0;
    *reverse = (attributes & A_REVERSE) != 0;
    *color = pair;
    int count = 0;
    while (count < capacity && text[count] != 0) {
        scalars[count] = (uint32_t)text[count];
        count++;
    }
    return count;
}
