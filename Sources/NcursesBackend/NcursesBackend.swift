// Puts a grid on the terminal and reads keys.
