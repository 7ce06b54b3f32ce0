// Cells, keys, layout, the loop; no ncurses.
