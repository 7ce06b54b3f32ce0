import Glibc
import TerminalUI

/// Lines on the ordinary screen, each as long as it is, so that the terminal's own selection gets them whole.
struct PlainView {
    var lines: [String]

    /// Writes the lines and waits for Enter.
    func show() {
        print()
        for line in lines { print(TerminalText(line).string) }
        print("\nEnter goes back to ksk.")
        fflush(stdout)
        while true {
            let character = getchar()
            if character == 0x0A || character == EOF { return }
        }
    }
}
