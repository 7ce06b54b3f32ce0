"""The form page of ksk, as a prompt_toolkit program."""
from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import HSplit, Layout
from prompt_toolkit.widgets import Frame, Label, RadioList, TextArea

keys = KeyBindings()
keys.add("c-q")(lambda event: event.app.exit())
name = TextArea("ksk_2026_11", multiline=False)
body = HSplit([
    Label("Parameters for the key-signing key"),
    Label("Name"), name,
    Label("Status"), RadioList([("a", "ACTIVE"), ("i", "INACTIVE")]),
    Label("Caller reference"), TextArea("ksk-example.com-20261125T200000Z-1", multiline=False),
    Label("Quit: Ctrl-Q"),
])
Application(Layout(Frame(body), focused_element=name), key_bindings=keys, full_screen=True).run()
