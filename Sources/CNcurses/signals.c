#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "CNcurses.h"
#include "internal.h"

// What a program that was asked to end may take, in seconds, before it is ended: it may hang in a write to a terminal
// that nobody reads.
enum { GRACE = 2 };

static const int reported[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGINT, SIGHUP};
static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGQUIT};
enum { REPORTED = sizeof reported / sizeof *reported, FATAL = sizeof fatal / sizeof *fatal };

static struct sigaction before_reported[REPORTED];
static struct sigaction before_fatal[FATAL];
static struct sigaction before_alarm;
static int pipe_ends[2] = {-1, -1};
static void *alternate_stack = NULL;
static volatile sig_atomic_t is_left = 0;
static volatile sig_atomic_t last_request = SIGTERM;

static int code(int signal_number) {
    switch (signal_number) {
    case SIGWINCH: return CN_SIGNAL_RESIZE;
    case SIGCONT: return CN_SIGNAL_CONTINUE;
    case SIGTSTP: return CN_SIGNAL_SUSPEND;
    case SIGTERM: return CN_SIGNAL_TERMINATE;
    case SIGINT: return CN_SIGNAL_INTERRUPT;
    case SIGHUP: return CN_SIGNAL_HANG_UP;
    default: return CN_SIGNAL_NONE;
    }
}

static void report(int signal_number) {
    int saved_errno = errno;
    bool asks_to_end = signal_number == SIGTERM || signal_number == SIGHUP || (signal_number == SIGINT && !is_left);
    if (asks_to_end) {
        last_request = signal_number;
        alarm(GRACE);
    }
    unsigned char byte = (unsigned char)code(signal_number);
    ssize_t written = write(pipe_ends[1], &byte, 1);
    (void)written;
    errno = saved_errno;
}

static void die_of(int signal_number, const struct sigaction *action) {
    cn_guard_restore();
    sigaction(signal_number, action, NULL);
    // Blocked in this handler, so that it acts when the handler returns, where it struck.
    raise(signal_number);
}

static void on_fatal(int signal_number) {
    for (int i = 0; i < FATAL; i++) {
        if (fatal[i] == signal_number) die_of(signal_number, &before_fatal[i]);
    }
}

static void on_alarm(int signal_number) {
    (void)signal_number;
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigset_t unblocked;
    sigemptyset(&unblocked);
    sigaddset(&unblocked, last_request);
    die_of(last_request, &action);
    sigprocmask(SIG_UNBLOCK, &unblocked, NULL);
    _exit(128 + last_request);
}

// Installs a handler, unless the signal is ignored: then whoever started us wants it so, as nohup does.
static void install(int signal_number, void (*handler)(int), int flags, struct sigaction *before) {
    sigaction(signal_number, NULL, before);
    if (before->sa_handler == SIG_IGN) return;
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigfillset(&action.sa_mask);
    sigaction(signal_number, &action, NULL);
}

static bool open_pipe(void) {
    if (pipe_ends[0] >= 0) return true;
    if (pipe(pipe_ends) != 0) return false;
    for (int i = 0; i < 2; i++) {
        fcntl(pipe_ends[i], F_SETFD, FD_CLOEXEC);
        fcntl(pipe_ends[i], F_SETFL, O_NONBLOCK);
    }
    return true;
}

// A stack that has overflowed cannot run a handler.
static void use_alternate_stack(void) {
    size_t size = 64 * 1024;
    if (alternate_stack == NULL) alternate_stack = malloc(size);
    if (alternate_stack == NULL) return;
    stack_t stack = {.ss_sp = alternate_stack, .ss_size = size};
    sigaltstack(&stack, NULL);
}

// A parent with many threads may have left them blocked.
static void unblock(void) {
    sigset_t ours;
    sigemptyset(&ours);
    for (int i = 0; i < FATAL; i++) sigaddset(&ours, fatal[i]);
    for (int i = 0; i < REPORTED; i++) sigaddset(&ours, reported[i]);
    sigaddset(&ours, SIGALRM);
    pthread_sigmask(SIG_UNBLOCK, &ours, NULL);
}

bool cn_signals_install(void) {
    if (!open_pipe()) return false;
    use_alternate_stack();
    for (int i = 0; i < FATAL; i++) install(fatal[i], on_fatal, SA_ONSTACK, &before_fatal[i]);
    // Without SA_RESTART, so that a plain view that waits for a line comes back.
    for (int i = 0; i < REPORTED; i++) install(reported[i], report, SA_ONSTACK, &before_reported[i]);
    install(SIGALRM, on_alarm, SA_ONSTACK, &before_alarm);
    unblock();
    return true;
}

bool cn_watch_ends(void) {
    if (!open_pipe()) return false;
    static const int ends[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction before;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) install(ends[i], report, 0, &before);
    install(SIGALRM, on_alarm, 0, &before);
    unblock();
    return true;
}

void cn_signals_remove(void) {
    alarm(0);
    for (int i = 0; i < REPORTED; i++) sigaction(reported[i], &before_reported[i], NULL);
    for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &before_fatal[i], NULL);
    sigaction(SIGALRM, &before_alarm, NULL);
    while (cn_next_signal() != CN_SIGNAL_NONE) {}
}

void cn_signals_while_left(bool left) {
    is_left = left;
    struct sigaction now;
    sigaction(SIGTSTP, NULL, &now);
    if (now.sa_handler == SIG_IGN) return;
    struct sigaction action = {.sa_handler = left ? SIG_DFL : report, .sa_flags = SA_ONSTACK};
    if (!left) sigfillset(&action.sa_mask);
    sigaction(SIGTSTP, &action, NULL);
}

int cn_signals(void) {
    return pipe_ends[0];
}

int cn_next_signal(void) {
    unsigned char byte = 0;
    return read(pipe_ends[0], &byte, 1) == 1 ? byte : CN_SIGNAL_NONE;
}
