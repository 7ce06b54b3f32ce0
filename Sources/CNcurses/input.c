#define NCURSES_WIDECHAR 1
#include <curses.h>

#include <errno.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "CNcurses.h"
#include "internal.h"

// Codes of our own, above all that ncurses gives to keys of terminfo.
enum { PASTE_BEGIN = 0x7000, PASTE_END };

static const struct {
    const char *sequence;
    int code;
} extra_keys[] = {
    {"\033[200~", PASTE_BEGIN},     {"\033[201~", PASTE_END},

    {"\033[A", KEY_UP},             {"\033[B", KEY_DOWN},         {"\033[C", KEY_RIGHT},
    {"\033[D", KEY_LEFT},           {"\033OA", KEY_UP},           {"\033OB", KEY_DOWN},
    {"\033OC", KEY_RIGHT},          {"\033OD", KEY_LEFT},

    {"\033[H", KEY_HOME},           {"\033OH", KEY_HOME},         {"\033[1~", KEY_HOME},
    {"\033[7~", KEY_HOME},          {"\033[F", KEY_END},          {"\033OF", KEY_END},
    {"\033[4~", KEY_END},           {"\033[8~", KEY_END},         {"\033[3~", KEY_DC},
    {"\033[5~", KEY_PPAGE},         {"\033[6~", KEY_NPAGE},       {"\033[Z", KEY_BTAB},
    {"\033OM", KEY_ENTER},

    {"\033OP", KEY_F(1)},           {"\033OQ", KEY_F(2)},         {"\033OR", KEY_F(3)},
    {"\033OS", KEY_F(4)},           {"\033[11~", KEY_F(1)},       {"\033[12~", KEY_F(2)},
    {"\033[13~", KEY_F(3)},         {"\033[14~", KEY_F(4)},       {"\033[15~", KEY_F(5)},
    {"\033[17~", KEY_F(6)},         {"\033[18~", KEY_F(7)},       {"\033[19~", KEY_F(8)},
    {"\033[20~", KEY_F(9)},         {"\033[21~", KEY_F(10)},      {"\033[23~", KEY_F(11)},
    {"\033[24~", KEY_F(12)},        {"\033[[A", KEY_F(1)},        {"\033[[B", KEY_F(2)},
    {"\033[[C", KEY_F(3)},          {"\033[[D", KEY_F(4)},        {"\033[[E", KEY_F(5)},
};

void cn_define_keys(void) {
    for (size_t i = 0; i < sizeof extra_keys / sizeof *extra_keys; i++) {
        if (key_defined(extra_keys[i].sequence) == 0) define_key(extra_keys[i].sequence, extra_keys[i].code);
    }
}

static int click_row = 0;
static int click_column = 0;

void cn_click(int *row, int *column) {
    *row = click_row;
    *column = click_column;
}

// Other buttons and releases are no keys.
static int click(void) {
    MEVENT event;
    if (getmouse(&event) != OK || (event.bstate & BUTTON1_PRESSED) == 0) return CN_KEY_NONE;
    click_row = event.y;
    click_column = event.x;
    return CN_KEY_CLICK;
}

static int key(int code) {
    if (code > KEY_F0 && code <= KEY_F(63)) return CN_KEY_F + (code - KEY_F0);
    switch (code) {
    case KEY_UP: return CN_KEY_UP;
    case KEY_DOWN: return CN_KEY_DOWN;
    case KEY_LEFT: return CN_KEY_LEFT;
    case KEY_RIGHT: return CN_KEY_RIGHT;
    case KEY_HOME:
    case KEY_FIND:
    case KEY_A1: return CN_KEY_HOME;
    case KEY_END:
    case KEY_LL:
    case KEY_SELECT:
    case KEY_C1: return CN_KEY_END;
    case KEY_PPAGE:
    case KEY_A3: return CN_KEY_PAGE_UP;
    case KEY_NPAGE:
    case KEY_C3: return CN_KEY_PAGE_DOWN;
    case KEY_BACKSPACE: return CN_KEY_BACKSPACE;
    case KEY_DC: return CN_KEY_DELETE;
    case KEY_BTAB: return CN_KEY_BACK_TAB;
    case KEY_ENTER: return CN_KEY_ENTER;
    case PASTE_BEGIN: return CN_KEY_PASTE_BEGIN;
    case PASTE_END: return CN_KEY_PASTE_END;
    // Put there by resizeterm; sizes come as signals.
    case KEY_RESIZE: return CN_KEY_NONE;
    case KEY_MOUSE: return click();
    default: return CN_KEY_UNKNOWN;
    }
}

int cn_read(int *value) {
    int code = wgetch(stdscr);
    if (code == ERR) return 0;
    *value = code < 0x100 ? code : key(code);
    return code < 0x100 ? 1 : 2;
}

bool cn_input_has_ended(void) {
    struct pollfd input = {.fd = cn_input(), .events = POLLIN};
    if (poll(&input, 1, 0) <= 0) return false;
    if (input.revents & (POLLHUP | POLLERR | POLLNVAL)) return true;
    int waiting = 0;
    return (input.revents & POLLIN) != 0 && (ioctl(cn_input(), FIONREAD, &waiting) != 0 || waiting == 0);
}
