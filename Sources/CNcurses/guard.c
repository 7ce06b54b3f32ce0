#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "internal.h"

static int input_fd = -1;
static int output_fd = -1;
static struct termios remembered;
static volatile bool has_remembered = false;
static char undo[256];
static volatile size_t undo_count = 0;

void cn_guard_remember(int input, int output) {
    input_fd = input;
    output_fd = output;
    has_remembered = tcgetattr(input, &remembered) == 0;
}

void cn_guard_set_undo(const char *bytes, size_t count) {
    undo_count = 0;
    if (count > sizeof undo) count = sizeof undo;
    if (count > 0) memcpy(undo, bytes, count);
    undo_count = count;
}

void cn_guard_restore(void) {
    int saved_errno = errno;
    if (has_remembered) tcsetattr(input_fd, TCSANOW, &remembered);
    if (undo_count > 0) {
        // Where nobody reads, the queue is full: without it the few bytes have room, and never wait.
        tcflush(output_fd, TCOFLUSH);
        int flags = fcntl(output_fd, F_GETFL);
        if (flags >= 0) fcntl(output_fd, F_SETFL, flags | O_NONBLOCK);
        ssize_t written = write(output_fd, undo, undo_count);
        (void)written;
        if (flags >= 0) fcntl(output_fd, F_SETFL, flags);
    }
    undo_count = 0;
    errno = saved_errno;
}
