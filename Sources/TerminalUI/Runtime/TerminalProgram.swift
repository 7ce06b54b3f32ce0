/// A program for the terminal as a value: events come in, effects and pictures go out.
public protocol TerminalProgram {
    /// What happened: a key, an answer, a tick.
    associatedtype Message: Sendable
    /// What is wanted from the outside world.
    associatedtype Effect: Sendable

    /// Takes in what happened and says what is wanted now.
    mutating func update(_ message: Message) -> [Effect]

    /// The picture for a terminal of this size; called at any size, 1x1 included.
    func view(size: Size) -> Frame

    /// The message that stands for an event of the terminal.
    static func message(for event: InputEvent) -> Message

    /// Whether the program has come to its end.
    var isFinished: Bool { get }
}
