/* The floor that the benchmarks compare with: a C ncurses program that draws a page like the wizard's first one.
   build: cc -O2 floor.c -o floor -lncursesw -ltinfo */
#define NCURSES_WIDECHAR 1
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
    if (argc > 1 && strcmp(argv[1], "--version") == 0) {
        puts("floor 1.0.0");
        return 0;
    }
    setlocale(LC_ALL, "");
    initscr();
    raw();
    noecho();
    keypad(stdscr, TRUE);
    start_color();
    use_default_colors();
    attron(A_BOLD);
    mvaddstr(0, 1, "ksk");
    attroff(A_BOLD);
    mvaddstr(1, 1, "\u25cf Zone  \u25cb Key  \u25cb Checklist  \u25cb Parameters  \u25cb Review  \u25cb Create  \u25cb DS record");
    for (int column = 1; column < 79; column++) {
        mvaddstr(2, column, "\u2500");
        mvaddstr(22, column, "\u2500");
    }
    mvaddstr(4, 1, "Hosted zones");
    for (int row = 0; row < 14; row++) {
        mvprintw(6 + row, 3, "zone-%03d.example.              Z0123456789ABCDEFGH%02d  public     12 records", row, row);
    }
    mvaddstr(23, 1, "Enter Choose  / Filter  r Ask again  ? Help  q Quit");
    refresh();
    getch();
    endwin();
    return 0;
}
